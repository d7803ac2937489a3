//! Drives the real window: starts it under WebKitWebDriver on a data folder of its own, presses keys, reads the page.
//!
//! Linux only: WebKitWebDriver speaks for WebKitGTK. One window at a time, because Baimo is a single instance.

use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    error::{CmdError, NewSessionError},
    wd::Capabilities,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::{
    io,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    process::{Child, Command},
};

/// What stopped the tour.
#[derive(Debug)]
pub enum TourError {
    /// The environment variable `BAIMO_DESKTOP` does not name the built window.
    NoWindow,
    /// WebKitWebDriver did not start or did not listen.
    Driver(io::Error),
    /// The window did not come up.
    Session(Box<NewSessionError>),
    /// A step failed.
    Step(Box<CmdError>),
    /// The page did not come to show what was waited for.
    Waited {
        /// The CSS selector that was watched.
        selector: String,
        /// What it should have come to say.
        expected: String,
        /// What it said last.
        last: String,
    },
}

impl std::fmt::Display for TourError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoWindow => f.write_str("BAIMO_DESKTOP must name the built window; `cargo xtask test` sets it"),
            Self::Driver(error) => write!(f, "WebKitWebDriver: {error}"),
            Self::Session(error) => write!(f, "the window did not come up: {error}"),
            Self::Step(error) => write!(f, "{error}"),
            Self::Waited {
                selector,
                expected,
                last,
            } => {
                write!(f, "{selector} should have come to say “{expected}”, it said “{last}”")
            }
        }
    }
}

impl std::error::Error for TourError {}

impl From<CmdError> for TourError {
    fn from(error: CmdError) -> Self {
        Self::Step(Box::new(error))
    }
}

/// The real window with its driver. Closing it ends both processes.
pub struct Window {
    client: Client,
    driver: Child,
    data: PathBuf,
}

/// Keys that write nothing, as WebDriver names them.
pub mod key {
    /// Control.
    pub const CONTROL: char = '\u{E009}';
    /// Alt.
    pub const ALT: char = '\u{E00A}';
    /// Enter.
    pub const ENTER: &str = "\u{E007}";
    /// Escape.
    pub const ESCAPE: &str = "\u{E00C}";
    /// Arrow down.
    pub const DOWN: &str = "\u{E015}";
    /// To the end.
    pub const END: &str = "\u{E010}";
    /// To the beginning.
    pub const HOME: &str = "\u{E011}";
    /// Arrow left.
    pub const LEFT: &str = "\u{E012}";
    /// Delete to the left.
    pub const BACKSPACE: &str = "\u{E003}";
}

/// How long a step may take before it counts as failed. Generous: the machine may be building something else.
const PATIENCE: Duration = Duration::from_secs(40);

impl Window {
    /// Opens the window on a data folder; an empty folder is a first start.
    ///
    /// # Errors
    /// When the driver or the window does not start.
    pub async fn open(data: &Path) -> Result<Self, TourError> {
        Self::open_under(data, &[]).await
    }

    /// Opens the window with the driver started under another program (`strace …`).
    ///
    /// # Errors
    /// When the driver or the window does not start.
    pub async fn open_under(data: &Path, wrapper: &[&str]) -> Result<Self, TourError> {
        let binary = std::env::var("BAIMO_DESKTOP").map_err(|_| TourError::NoWindow)?;
        let port = free_port().await.map_err(TourError::Driver)?;
        let driver = start_driver(wrapper, port, data).await.map_err(TourError::Driver)?;
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".into(),
            json!({ "binary": binary, "args": [] }),
        );
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{port}");
        let client = tokio::time::timeout(PATIENCE, builder.capabilities(capabilities).connect(&address))
            .await
            .map_err(|_| TourError::Driver(io::Error::new(io::ErrorKind::TimedOut, "the window did not report")))
            .and_then(|opened| opened.map_err(|error| TourError::Session(Box::new(error))))
            .inspect_err(|_| end(data))?;
        let window = Self {
            client,
            driver,
            data: data.to_owned(),
        };
        window.element("main").await?;
        Ok(window)
    }

    /// The folder the window works on.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The first element a CSS selector finds, waited for.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn element(&self, css: &str) -> Result<Element, TourError> {
        Ok(self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(css))
            .await?)
    }

    /// How many elements a CSS selector finds now.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn count(&self, css: &str) -> Result<usize, TourError> {
        Ok(self.client.find_all(Locator::Css(css)).await?.len())
    }

    /// The text of the first element a selector finds.
    ///
    /// # Errors
    /// When it does not appear.
    pub async fn text(&self, css: &str) -> Result<String, TourError> {
        Ok(self.element(css).await?.text().await?)
    }

    /// Waits until the first element a selector finds says something.
    ///
    /// # Errors
    /// When it does not come to say it.
    pub async fn says(&self, css: &str, expected: &str) -> Result<(), TourError> {
        let mut last = String::new();
        for _ in 0..400 {
            if let Ok(element) = self.client.find(Locator::Css(css)).await {
                last = element.text().await.unwrap_or_default();
                if last.contains(expected) {
                    return Ok(());
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(TourError::Waited {
            selector: css.to_owned(),
            expected: expected.to_owned(),
            last,
        })
    }

    /// Waits until a script's answer is true. A page that is still being put together may lack what the script reads:
    /// that it throws counts as not yet.
    ///
    /// # Errors
    /// When it does not become true.
    pub async fn holds(&self, expression: &str) -> Result<(), TourError> {
        let script = format!("return Boolean({expression});");
        for _ in 0..400 {
            if matches!(self.client.execute(&script, vec![]).await, Ok(answer) if answer == json!(true)) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let last = self
            .client
            .execute("return document.body.innerText.slice(0, 2000);", vec![])
            .await?;
        Err(TourError::Waited {
            selector: expression.to_owned(),
            expected: "true".into(),
            last: last.to_string(),
        })
    }

    /// What a script answers.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script(&self, script: &str) -> Result<serde_json::Value, TourError> {
        Ok(self.client.execute(script, vec![]).await?)
    }

    /// Clicks the first element a selector finds.
    ///
    /// # Errors
    /// When it does not appear or cannot be clicked.
    pub async fn click(&self, css: &str) -> Result<(), TourError> {
        self.element(css).await?.click().await?;
        Ok(())
    }

    /// Clicks the first element of a kind whose text holds these words.
    ///
    /// # Errors
    /// When it does not appear or cannot be clicked.
    pub async fn click_words(&self, kind: &str, words: &str) -> Result<(), TourError> {
        let path = format!("//{kind}[contains(normalize-space(.), '{words}')]");
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(&path))
            .await?;
        found.click().await?;
        Ok(())
    }

    /// Types into whatever has the focus, key by key.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn press(&self, keys: &str) -> Result<(), TourError> {
        self.chord(&[], keys).await
    }

    /// Presses keys while modifiers are held down.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn chord(&self, held: &[char], keys: &str) -> Result<(), TourError> {
        let mut actions = KeyActions::new("keyboard".into());
        for &value in held {
            actions = actions.then(KeyAction::Down { value });
        }
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        for &value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await?;
        Ok(())
    }

    /// Goes to a route of the app without leaving the page: what a link inside it does.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn visit(&self, path: &str) -> Result<(), TourError> {
        let script = "const a = document.createElement('a'); a.href = arguments[0]; \
                      document.body.append(a); a.click(); a.remove();";
        self.client.execute(script, vec![json!(path)]).await?;
        Ok(())
    }

    /// A picture of the page, as PNG.
    ///
    /// # Errors
    /// When the driver cannot take one.
    pub async fn picture(&self) -> Result<Vec<u8>, TourError> {
        Ok(self.client.screenshot().await?)
    }

    /// Closes the window and its driver.
    ///
    /// # Errors
    /// When the window does not close in order.
    pub async fn close(mut self) -> Result<(), TourError> {
        // What the window does with the driver's wish to close is not what a tour is about; that it ends is seen to.
        let closed = tokio::time::timeout(Duration::from_secs(10), self.client.clone().close()).await;
        let _ = self.driver.kill().await;
        gone(&self.data).await;
        Ok(closed.unwrap_or(Ok(()))?)
    }
}

/// A test that fails leaves no window behind: the next one's keys would go to it.
impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.start_kill();
        end(&self.data);
    }
}

/// Ends the windows that were started on this folder.
fn end(data: &Path) {
    for process in running(data) {
        let _ = std::process::Command::new("kill").args(["-KILL", &process]).status();
    }
}

/// Waits until the window of this folder runs no more, and ends it if it will not: one that is still closing would take
/// the next start for its own, and the driver would wait for ever.
async fn gone(data: &Path) {
    for _ in 0..200 {
        if running(data).is_empty() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    end(data);
    tokio::time::sleep(Duration::from_millis(500)).await;
}

/// Process ids of windows that were started on this folder.
fn running(data: &Path) -> Vec<String> {
    let binary = std::env::var_os("BAIMO_DESKTOP").map(PathBuf::from);
    let mark = [b"BAIMO_DATA=", data.as_os_str().as_encoded_bytes()].concat();
    let ours = |process: &PathBuf| {
        let program = std::fs::read_link(process.join("exe")).ok();
        let environment = std::fs::read(process.join("environ")).unwrap_or_default();
        program.is_some() && program == binary && environment.split(|&byte| byte == 0).any(|line| line == mark)
    };
    let processes = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .map(|process| process.path());
    let ours = processes.filter(ours);
    ours.filter_map(|process| Some(process.file_name()?.to_string_lossy().into_owned()))
        .collect()
}

async fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port())
}

async fn start_driver(wrapper: &[&str], port: u16, data: &Path) -> io::Result<Child> {
    let mut line: Vec<String> = wrapper.iter().map(|&part| part.to_owned()).collect();
    line.extend(["WebKitWebDriver".to_owned(), format!("--port={port}")]);
    let driver = Command::new(&line[0])
        .args(&line[1..])
        .env("TAURI_AUTOMATION", "true")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("BAIMO_DATA", data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    for _ in 0..400 {
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok(driver);
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Err(io::Error::new(
        io::ErrorKind::TimedOut,
        "WebKitWebDriver did not begin to listen",
    ))
}
