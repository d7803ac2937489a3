//! A server that sends exactly the bytes a test says, and breaks off as it says. Raw on purpose: no library of servers
//! would send these answers.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// One thing the server does.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Sends bytes.
    Say(Vec<u8>),
    /// Sends the same bytes so many times.
    Again(Arc<Vec<u8>>, usize),
    /// Sends one byte at a time, with a pause after each, in milliseconds.
    Drip(Vec<u8>, u64),
    /// Sends nothing and keeps the connection open, milliseconds.
    Stall(u64),
    /// Breaks the connection off with a reset.
    Reset,
}

/// What is sent as text.
pub(crate) fn say(words: impl AsRef<[u8]>) -> Act {
    Act::Say(words.as_ref().to_vec())
}

/// A whole answer with its length.
pub(crate) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<Act> {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    vec![say([head.as_bytes(), body].concat())]
}

/// A server on loopback. It lives as long as the test binary; each connection has a thread and one request.
#[derive(Debug, Clone)]
pub(crate) struct Liar {
    pub(crate) port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Liar {
    /// Answers request number `n` (from 0) with what `acts` returns for its head.
    pub(crate) fn start(acts: impl Fn(usize, &str) -> Vec<Act> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let acts = Arc::new(acts);
        let seen = Arc::clone(&heads);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (acts, seen) = (Arc::clone(&acts), Arc::clone(&seen));
                thread::spawn(move || serve(stream, &seen, acts.as_ref()));
            }
        });
        Self { port, heads }
    }

    /// The same acts for every request.
    pub(crate) fn always(acts: Vec<Act>) -> Self {
        Self::start(move |_, _| acts.clone())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Heads of the requests so far, lower case.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, seen: &Mutex<Vec<String>>, acts: &dyn Fn(usize, &str) -> Vec<Act>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return, // a connection without a request is none
        }
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let number = {
        let mut seen = seen.lock().unwrap();
        seen.push(head.clone());
        seen.len() - 1
    };
    for act in acts(number, &head) {
        if perform(&mut stream, act).is_err() {
            return; // the client has hung up
        }
    }
    let _ = stream.shutdown(Shutdown::Write);
    // Reads on until the client closes, so that no reset takes the last bytes from it.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let _ = stream.read(&mut [0; 64]);
}

fn perform(stream: &mut TcpStream, act: Act) -> std::io::Result<()> {
    match act {
        Act::Say(bytes) => stream.write_all(&bytes),
        Act::Again(bytes, times) => (0..times).try_for_each(|_| stream.write_all(&bytes)),
        Act::Drip(bytes, pause_ms) => bytes.iter().try_for_each(|byte| {
            thread::sleep(Duration::from_millis(pause_ms));
            stream.write_all(&[*byte])
        }),
        Act::Stall(ms) => {
            thread::sleep(Duration::from_millis(ms));
            Ok(())
        }
        Act::Reset => {
            thread::sleep(Duration::from_millis(30)); // what was said before arrives first
            reset(stream)
        }
    }
}

/// Lets the system send a reset when the stream is closed.
fn reset(stream: &TcpStream) -> std::io::Result<()> {
    socket2::SockRef::from(stream).set_linger(Some(Duration::ZERO))?;
    Err(std::io::ErrorKind::ConnectionReset.into())
}
