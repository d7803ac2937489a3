//! Encryption is never relaxed: who shows a certificate that nobody has signed, or none, is not asked.

use super::stand::{Came, PLACE, ask, came, way};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use sources::net::Expect;
use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

/// An encrypted server with a certificate signed by itself; what it could read of requests.
fn self_signed(read: Arc<Mutex<Vec<u8>>>) -> u16 {
    let made = rcgen::generate_simple_self_signed([String::from("127.0.0.1")]).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let encrypted = ServerConnection::new(Arc::new(config.clone())).unwrap();
            let mut stream = StreamOwned::new(encrypted, stream);
            let mut bytes = [0; 1000];
            if let Ok(length) = stream.read(&mut bytes) {
                read.lock().unwrap().extend(&bytes[..length]);
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
            }
        }
    });
    port
}

#[tokio::test]
async fn a_certificate_signed_by_itself_is_never_accepted() {
    let read = Arc::new(Mutex::new(Vec::new()));
    let port = self_signed(Arc::clone(&read));
    let (out, book) = way(&PLACE, &format!("https://127.0.0.1:{port}"));
    let outcome = ask(out, &PLACE, Expect::Json).await;
    assert_eq!(came(&outcome), Came::Unreachable, "{outcome:?}");
    let said = outcome.unwrap_err().to_string();
    assert!(said.contains("certificate") && said.contains("clock"), "{said}");
    assert_eq!(
        book.opened.lock().unwrap().len(),
        1,
        "it would be the same the next time"
    );
    assert!(read.lock().unwrap().is_empty(), "no request was sent to it");
}

#[tokio::test]
async fn who_answers_in_the_clear_on_an_encrypted_address_is_not_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nplain HTTP\r\n");
            let _ = stream.read(&mut [0; 2000]);
        }
    });
    let (out, _) = way(&PLACE, &format!("https://127.0.0.1:{port}"));
    let outcome = ask(out, &PLACE, Expect::Json).await;
    assert_eq!(came(&outcome), Came::Unreachable, "{outcome:?}");
    assert!(outcome.unwrap_err().to_string().contains("encryption"));
}
