//! Threads that answer: one accepts, one a connection.

use super::{
    Inside, Logged,
    faults::Kind,
    http::{self, Request, Wire},
};
use std::{
    collections::BTreeMap,
    io::{self, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

/// The sockets that are open, by number.
#[derive(Default)]
struct Sockets {
    open: Mutex<BTreeMap<u64, TcpStream>>,
    counter: AtomicU64,
    stopping: AtomicBool,
}

impl Sockets {
    fn open(&self) -> MutexGuard<'_, BTreeMap<u64, TcpStream>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The accepting thread and its sockets.
pub(super) struct Server {
    address: SocketAddr,
    sockets: Arc<Sockets>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    pub(super) fn start(listener: TcpListener, inside: Arc<Inside>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let sockets = Arc::new(Sockets::default());
        let shared = Arc::clone(&sockets);
        let accepting = std::thread::Builder::new()
            .name(String::from("test-hub"))
            .spawn(move || accept(&listener, &inside, &shared))?;
        Ok(Self {
            address,
            sockets,
            accepting: Some(accepting),
        })
    }

    pub(super) fn open(&self) -> usize {
        self.sockets.open().len()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.sockets.stopping.store(true, Ordering::SeqCst);
        for socket in self.sockets.open().values() {
            let _ = socket.shutdown(std::net::Shutdown::Both);
        }
        // Wakes the accepting thread, which then sees that it is over.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

fn accept(listener: &TcpListener, inside: &Arc<Inside>, sockets: &Arc<Sockets>) {
    for socket in listener.incoming() {
        if sockets.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(socket) = socket else { continue };
        let number = sockets.counter.fetch_add(1, Ordering::SeqCst) + 1;
        let Ok(kept) = socket.try_clone() else { continue };
        sockets.open().insert(number, kept);
        let (inside, shared) = (Arc::clone(inside), Arc::clone(sockets));
        std::thread::spawn(move || {
            // The other side may go at any moment; that is its right.
            let _ = talk(&socket, number, &inside, &shared);
            shared.open().remove(&number);
            let _ = socket.shutdown(std::net::Shutdown::Both);
        });
    }
}

fn talk(socket: &TcpStream, number: u64, inside: &Inside, sockets: &Sockets) -> io::Result<()> {
    socket.set_nodelay(true)?;
    let mut from = BufReader::new(socket);
    while let Some(request) = Request::read(&mut from)? {
        if sockets.stopping.load(Ordering::SeqCst) {
            return Ok(());
        }
        let place = arrived(inside, &request, number);
        let hit = inside.faults.hit(&request);
        let reply = inside.answer(&request, &hit);
        let wire = http::wire(&request, &reply);
        let Some(fault) = hit.wire() else {
            answered(inside, place, reply.status, false);
            send(socket, &[&wire.head, &wire.body])?;
            answered(inside, place, reply.status, true);
            continue;
        };
        answered(inside, place, reply.status, false);
        return fail(socket, fault, &wire, sockets);
    }
    Ok(())
}

/// Notes a request when it comes, so that the log has the order in which clients asked.
fn arrived(inside: &Inside, request: &Request, connection: u64) -> u64 {
    let mut log = inside.log();
    let number = log.last().map_or(1, |last| last.number + 1);
    log.push(Logged {
        number,
        request: request.clone(),
        status: 0,
        connection,
        whole: false,
    });
    number
}

fn answered(inside: &Inside, number: u64, status: u16, whole: bool) {
    // The log may have been cleared meanwhile.
    if let Some(noted) = inside.log().iter_mut().rev().find(|noted| noted.number == number) {
        (noted.status, noted.whole) = (status, whole);
    }
}

fn send(mut socket: &TcpStream, parts: &[&[u8]]) -> io::Result<()> {
    for part in parts {
        socket.write_all(part)?;
    }
    socket.flush()
}

/// Puts an answer on the wire as the fault wants it; the connection is over afterwards.
fn fail(socket: &TcpStream, fault: &Kind, wire: &Wire, sockets: &Sockets) -> io::Result<()> {
    let half = &wire.body[..wire.body.len() / 2];
    match fault {
        Kind::Stall => wait(socket),
        Kind::StallBody => {
            send(socket, &[&wire.head, half])?;
            wait(socket)
        }
        Kind::Slow(bytes) => trickle(socket, wire, *bytes, sockets),
        Kind::Reset => {
            send(socket, &[&wire.head, half])?;
            std::thread::sleep(Duration::from_millis(20));
            // Dropping with nothing to linger for sends a reset instead of an end.
            socket2::SockRef::from(socket).set_linger(Some(Duration::ZERO))
        }
        Kind::CutGzip => cut_gzip(socket, wire),
        // Short: half the body, and an orderly end.
        _ => send(socket, &[&wire.head, half]),
    }
}

/// Until the other side goes, or the server stops.
fn wait(mut socket: &TcpStream) -> io::Result<()> {
    let mut byte = [0];
    while socket.read(&mut byte)? > 0 {}
    Ok(())
}

fn trickle(socket: &TcpStream, wire: &Wire, bytes_per_s: u32, sockets: &Sockets) -> io::Result<()> {
    send(socket, &[&wire.head])?;
    let pause = Duration::from_secs(1) / bytes_per_s.max(1);
    for byte in &wire.body {
        if sockets.stopping.load(Ordering::SeqCst) {
            return Ok(());
        }
        send(socket, &[&[*byte]])?;
        std::thread::sleep(pause);
    }
    Ok(())
}

/// A body that is complete for HTTP and broken off for gzip.
fn cut_gzip(socket: &TcpStream, wire: &Wire) -> io::Result<()> {
    let packed = http::gzip(&vec![b'['; 100_000]);
    let cut = &packed[..packed.len() - 9];
    let kept: Vec<String> = String::from_utf8_lossy(&wire.head)
        .lines()
        .filter(|line| {
            let line = line.to_ascii_lowercase();
            !line.is_empty()
                && !["content-length", "content-encoding", "transfer-encoding"]
                    .iter()
                    .any(|name| line.starts_with(name))
        })
        .map(str::to_owned)
        .collect();
    let head = format!(
        "{}\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
        kept.join("\r\n"),
        cut.len()
    );
    send(socket, &[head.as_bytes(), cut])
}
