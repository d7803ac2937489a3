//! Nothing leaves the machine: not while a person walks through every screen, and not when the page itself tries.

use crate::{TOTAL, number};
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tour::Window;

const CALLS: &str = "trace=socket,connect,sendto,sendmsg,sendmmsg,bind";
const SCREENS: &[&str] = &[
    "/models?q=qwen",
    "/models/01-ai/Yi-34B",
    "/models/dnhkng/RYS-XLarge",
    "/makers",
    "/makers/qwen",
    "/licences",
    "/licences/apache-2-0",
    "/rankings/open-llm-v2?at=2024-08-19",
    "/prices",
    "/hardware",
    "/articles",
    "/claims",
    "/sync",
    "/collections",
    "/compare?m=01-ai/Yi-34B&m=Qwen/Qwen2-72B",
    "/settings",
];

/// Under automation the driver and the web view speak over loopback; nothing may go further, and no name be asked for.
#[tokio::test]
async fn every_screen_and_every_attempt_of_the_page_stays_on_this_machine() {
    let data = tempfile::tempdir().unwrap();
    let log = data.path().join("calls.txt");
    let log_text = log.display().to_string();
    let strace = ["strace", "-f", "-qq", "-e", CALLS, "-o", &log_text];
    let window = Window::open_under(data.path(), &strace).await.unwrap();
    number(&window, TOTAL).await;
    for screen in SCREENS {
        window.visit(screen).await.unwrap();
        let path = screen.split('?').next().unwrap_or_default();
        window
            .holds(&format!(
                "location.pathname === '{path}' && document.querySelector('h1, h2') !== null"
            ))
            .await
            .unwrap();
    }
    let tried = "fetch('https://fetch.example/').catch(() => {}); new Image().src = 'https://image.example/x.png'; \
        navigator.sendBeacon?.('https://beacon.example/', 'x'); window.open('https://window.example/'); \
        document.head.insertAdjacentHTML('beforeend', '<link rel=\"dns-prefetch\" href=\"https://prefetch.example\">\
        <link rel=\"preconnect\" href=\"https://preconnect.example\"><link rel=\"stylesheet\" href=\"https://style.example/x.css\">'); \
        document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://frame.example/\"></iframe>'); \
        try { new WebSocket('wss://socket.example/'); } catch {} try { new EventSource('https://events.example/'); } catch {} \
        try { new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.example' }] }).createDataChannel('x'); } catch {} \
        setTimeout(() => { location.href = 'https://location.example/'; }, 100);";
    window.script(tried).await.unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    window.holds("location.protocol === 'tauri:'").await.unwrap();
    window.close().await.unwrap();
    let calls = std::fs::read_to_string(&log).unwrap();
    assert!(calls.lines().count() > 50, "strace saw the window work");
    let outward = |call: &&str| {
        let inet = call.contains("sa_family=AF_INET");
        let here = call.contains("inet_addr(\"127.0.0.1\")") || call.contains("\"::1\"");
        (inet && !here) || call.contains("htons(53)") || call.contains("AF_PACKET")
    };
    let outward: Vec<&str> = calls.lines().filter(outward).collect();
    assert!(outward.is_empty(), "{outward:#?}");
}

/// Without automation there is not even loopback: no process opens an internet socket of any kind.
#[test]
fn a_walk_by_keys_opens_no_internet_socket_at_all() {
    let home = tempfile::tempdir().unwrap();
    let log = home.path().join("calls.txt");
    let window = std::env::var("BAIMO_DESKTOP").expect("the window is named");
    let mut walked = Command::new("strace");
    walked
        .args(["-f", "-qq", "-e", "trace=socket", "-o"])
        .arg(&log)
        .arg(window)
        .arg("--data")
        .arg(home.path());
    walked
        .env("HOME", home.path())
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_CACHE_HOME");
    let mut child = walked.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let outcome = std::panic::catch_unwind(|| walk(home.path(), child.id()));
    end(&mut child);
    outcome.unwrap();
    let calls = std::fs::read_to_string(&log).unwrap();
    assert!(calls.contains("AF_UNIX"), "strace saw the window work");
    let inet: Vec<&str> = calls.lines().filter(|call| call.contains("AF_INET")).collect();
    assert!(inet.is_empty(), "{inet:#?}");
}

fn walk(home: &Path, tracer: u32) {
    until("the first paint", || log_says(home, "first paint after"));
    let areas = [
        "models", "makers", "licences", "rankings", "prices", "hardware", "articles", "claims", "sync",
    ];
    for (at, area) in areas.iter().enumerate() {
        until(area, || {
            press(tracer, &format!("alt+{}", at + 1));
            std::thread::sleep(Duration::from_millis(700));
            log_says(home, &format!("the menu asks for {area}"))
        });
    }
    until("settings", || {
        press(tracer, "ctrl+comma");
        std::thread::sleep(Duration::from_millis(700));
        log_says(home, "the menu asks for settings")
    });
}

/// Presses keys in the window of the process that strace watches, and in no other that the screen may show.
fn press(tracer: u32, keys: &str) {
    let traced = output("pgrep", &["-P", &tracer.to_string()]);
    let Some(process) = traced.lines().next() else { return };
    let criteria = ["search", "--all", "--onlyvisible", "--pid", process, "--name", "^Baimo"];
    let windows = output("xdotool", &criteria);
    let Some(window) = windows.lines().next() else { return };
    output("xdotool", &["windowfocus", window, "key", "--clearmodifiers", keys]);
}

fn output(program: &str, args: &[&str]) -> String {
    let ran = Command::new(program).args(args).output().expect("the program is here");
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

fn log_says(home: &Path, words: &str) -> bool {
    let log = home.join(".local/share/org.baimo.atlas/logs/Baimo.log");
    std::fs::read_to_string(log).is_ok_and(|text| text.contains(words))
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(40) {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    panic!("not within 40 s: {what}");
}

/// Ends strace and what it started: when it is told to end, it detaches, so its child is told first.
fn end(child: &mut Child) {
    let id = child.id().to_string();
    let _ = Command::new("pkill").args(["-TERM", "-P", &id]).status();
    std::thread::sleep(Duration::from_millis(500));
    let _ = child.kill();
    let _ = child.wait();
}
