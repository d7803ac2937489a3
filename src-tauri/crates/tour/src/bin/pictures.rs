//! Takes the README's pictures of the real window, menu and all: `pictures FOLDER`, under a display, with
//! `BAIMO_DESKTOP` naming the built window.

use std::{
    error::Error,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Duration,
};
use tour::Window;

/// What is taken: file, theme as the settings page names it, place, and a script that is true once it stands.
const PICTURES: &[(&str, &str, &str, &str)] = &[
    (
        "models-light",
        "Light",
        "/models?q=qwen2",
        "document.querySelectorAll('[role=row]').length > 10",
    ),
    (
        "model-dark",
        "Dark",
        "/models/01-ai/Yi-34B",
        "document.querySelector('h1')?.innerText.includes('Yi-34B')",
    ),
    (
        "licence-light",
        "Light",
        "/licences/tongyi-qianwen",
        "document.querySelector('h1')?.innerText.includes('Qianwen')",
    ),
    (
        "ranking-dark",
        "Dark",
        "/rankings/open-llm-v2?at=2024-08-19",
        "document.querySelector('h1, h2') !== null",
    ),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: pictures FOLDER");
        return ExitCode::from(2);
    };
    match take(&folder).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pictures: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn take(folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let data = tempfile::tempdir()?;
    let window = Window::open(data.path()).await?;
    for (name, theme, place, stands) in PICTURES {
        window.visit("/settings").await?;
        window.click_words("button", theme).await?;
        window.visit(place).await?;
        window.holds(stands).await?;
        // Toasts of the change before are gone, and every font has come.
        tokio::time::sleep(Duration::from_secs(9)).await;
        picture(&folder.join(format!("{name}.png")))?;
    }
    window.close().await?;
    Ok(())
}

/// Takes the window's own rectangle of the screen.
fn picture(path: &Path) -> Result<(), Box<dyn Error>> {
    let found = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--name", "^Baimo"])
        .output()?;
    let id = String::from_utf8_lossy(&found.stdout)
        .lines()
        .next()
        .map(str::to_owned)
        .ok_or("no window is shown")?;
    let taken = Command::new("import")
        .args(["-window", &id, "-strip", "+dither", "-colors", "255"])
        .arg(format!("PNG8:{}", path.display()))
        .status()?;
    if taken.success() {
        Ok(())
    } else {
        Err(format!("import: {taken}").into())
    }
}
