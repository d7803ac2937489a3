//! Where a request may go: redirects, private addresses, names that change, proxies, and who sees the token.

use super::{
    liar::{Liar, answer},
    stand::{BODY, CARDS, Came, HUB, Known, PLACE, ask, came, want, way},
};
use secrecy::SecretString;
use sources::{
    Net, SourceError,
    net::{Expect, Proxy},
};
use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

const TOKEN: &str = "hf_canary";

fn leads(to: &str) -> Vec<super::liar::Act> {
    answer("302 Found", &format!("Location: {to}\r\n"), "")
}

#[tokio::test]
async fn a_redirect_is_followed_on_the_endpoint_and_read_where_it_is_not() {
    let liar = Liar::start(|_, head| match head {
        head if head.starts_with("get /a") => leads("/b/../c?x=1"),
        _ => answer("200 OK", "", BODY),
    });
    let (out, _) = way(&PLACE, &liar.url());
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Whole);
    assert!(liar.heads()[1].starts_with("get /c?x=1 "), "{:?}", liar.heads());

    let (out, _) = way(&PLACE, &liar.url());
    let net = Net::new(&Arc::new(out), &PLACE).unwrap();
    let mut unfollowed = want("/a", Expect::Json);
    unfollowed.follow = false;
    let answer = net.ask(unfollowed).await.unwrap();
    assert_eq!((answer.status, answer.location.as_deref()), (302, Some("/b/../c?x=1")));
}

#[tokio::test]
async fn a_redirect_into_this_network_is_not_followed() {
    let victim = Liar::always(answer("200 OK", "", BODY));
    let port = victim.port;
    for to in [
        format!("http://127.0.0.1:{port}/"),
        format!("http://127.1:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://0x7f000001:{port}/"),
        format!("http://[::1]:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://localhost:{port}/"),
        format!("//127.0.0.2:{port}/"),
        String::from("http://10.0.0.1/"),
        String::from("http://192.168.1.1/"),
        String::from("http://100.64.0.1/"),
        String::from("http://169.254.169.254/latest/meta-data/"),
        String::from("http://[fd00::1]/"),
        String::from("http://[fe80::1]/"),
        String::from("http://0.0.0.0/"),
        String::from("file:///etc/passwd"),
        String::from("ftp://hub.test/"),
        String::from("http://me:secret@hub.test/"),
        String::from("http://"),
    ] {
        let liar = Liar::always(leads(&to));
        let (out, book) = way(&PLACE, &liar.url());
        let outcome = ask(out, &PLACE, Expect::Json).await;
        assert_eq!(came(&outcome), Came::Astray, "{to}: {outcome:?}");
        assert_eq!(book.opened.lock().unwrap().len(), 1, "{to}");
        assert!(!format!("{outcome:?}").contains("secret"), "{outcome:?}");
    }
    assert_eq!(victim.heads().len(), 0, "nobody reached the victim");
}

#[tokio::test]
async fn a_redirect_without_end_or_target_ends() {
    let liar = Liar::always(leads("/a"));
    let (out, _) = way(&PLACE, &liar.url());
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Astray);
    assert_eq!(liar.heads().len(), 6, "the first and five redirects");
    let nowhere = Liar::always(answer("302 Found", "", ""));
    let (out, _) = way(&PLACE, &nowhere.url());
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Status(302));
}

#[tokio::test]
async fn a_name_that_leads_into_this_network_is_not_connected_to() {
    let liar = Liar::always(answer("200 OK", "", BODY));
    for addresses in [
        &["127.0.0.1"][..],
        &["::1", "127.0.0.1"],
        &["10.0.0.1"],
        &["::ffff:127.0.0.1"],
    ] {
        let port = liar.port;
        let leading = Liar::always(leads(&format!("http://rebound.test:{port}/")));
        let (mut out, _) = way(&PLACE, &leading.url());
        out.names = Known::of(&[("rebound.test", addresses)]);
        let outcome = ask(out, &PLACE, Expect::Json).await;
        assert_eq!(came(&outcome), Came::Astray, "{addresses:?}: {outcome:?}");
    }
    assert_eq!(liar.heads().len(), 0, "nobody was connected to");
    let (mut out, _) = way(&PLACE, "https://hub.test");
    out.endpoints.clear();
    out.names = Known::of(&[("liar.test", &["127.0.0.1"])]);
    let own = ask(out, &PLACE, Expect::Json).await;
    assert_eq!(
        came(&own),
        Came::Astray,
        "an endpoint that nobody typed is not in this network either: {own:?}"
    );
}

#[tokio::test]
async fn a_name_that_a_person_typed_may_be_in_this_network() {
    let liar = Liar::always(answer("200 OK", "", BODY));
    let (mut out, _) = way(&PLACE, &format!("http://mirror.test:{}/hf/", liar.port));
    out.names = Known::of(&[("mirror.test", &["127.0.0.1"])]);
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Whole);
    assert!(
        liar.heads()[0].starts_with("get /hf/a?secret=query "),
        "the path of a mirror is kept"
    );
}

#[tokio::test]
async fn the_token_goes_to_the_endpoint_of_the_hub_and_nowhere_else() {
    let liar = Liar::start(|_, head| match head {
        head if head.contains("http://127.0.0.1/a") => leads("http://cdn.test/x"),
        _ => answer("200 OK", "", BODY),
    });
    // Through a proxy, so that both hosts can be seen from here.
    for (about, sent) in [(&HUB, true), (&CARDS, true), (&PLACE, false)] {
        let (mut out, book) = way(&HUB, "http://127.0.0.1");
        out.endpoints.insert(PLACE.name, String::from("http://127.0.0.1"));
        out.proxy = Proxy::Address(liar.url());
        out.token = Some(SecretString::from(TOKEN));
        let seen = liar.heads().len();
        let outcome = ask(out, about, Expect::Json).await;
        assert_eq!(came(&outcome), Came::Whole, "{outcome:?}");
        let heads = liar.heads().split_off(seen);
        assert_eq!(
            heads[0].contains("authorization: bearer hf_canary"),
            sent,
            "{}: {heads:?}",
            about.name
        );
        assert!(
            heads[1].contains("cdn.test") && !heads[1].contains("authorization"),
            "{heads:?}"
        );
        assert!(!book.notes().contains(TOKEN));
    }
    let (mut out, _) = way(&HUB, &format!("http://mirror.test:{}", liar.port));
    out.names = Known::of(&[("mirror.test", &["127.0.0.1"])]);
    out.token = Some(SecretString::from(TOKEN));
    let seen = liar.heads().len();
    assert_eq!(came(&ask(out, &HUB, Expect::Json).await), Came::Whole);
    assert!(
        !liar.heads()[seen].contains("authorization"),
        "not in the clear to another computer"
    );
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_left_out_and_reported() {
    let liar = Liar::start(|_, head| match head {
        head if head.contains("authorization") => answer(
            "401 No",
            "",
            r#"{"error":"Invalid credentials in Authorization header"}"#,
        ),
        _ => answer("200 OK", "", BODY),
    });
    let (mut out, book) = way(&HUB, &liar.url());
    out.token = Some(SecretString::from(TOKEN));
    let out = Arc::new(out);
    let net = Net::new(&out, &HUB).unwrap();
    assert!(!out.token_refused());
    assert_eq!(came(&net.ask(want("/a", Expect::Json)).await), Came::Whole);
    assert!(out.token_refused());
    assert_eq!(came(&net.ask(want("/b", Expect::Json)).await), Came::Whole);
    assert_eq!(liar.heads().len(), 3, "once with it, and never again");
    assert!(book.notes().contains("not accepted") && !book.notes().contains(TOKEN));
    let missing = Liar::always(answer("401 No", "", r#"{"error":"Invalid username or password."}"#));
    let (mut out, _) = way(&HUB, &missing.url());
    out.token = Some(SecretString::from(TOKEN));
    assert_eq!(came(&ask(out, &HUB, Expect::Json).await), Came::Status(401));
    assert_eq!(
        missing.heads().len(),
        1,
        "a model that is not there says nothing about the token"
    );
}

#[tokio::test]
async fn through_a_proxy_private_addresses_are_still_refused() {
    for to in [
        "http://10.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://proxy.test/",
    ] {
        let proxy = Liar::always(leads(to));
        let (mut out, _) = way(&PLACE, "http://hub.test");
        out.names = Known::of(&[("proxy.test", &["127.0.0.1"])]);
        out.proxy = Proxy::Address(format!("http://proxy.test:{}", proxy.port));
        let outcome = ask(out, &PLACE, Expect::Json).await;
        assert_eq!(came(&outcome), Came::Astray, "{to}: {outcome:?}");
        assert_eq!(proxy.heads().len(), 1, "{to}");
        assert!(
            proxy.heads()[0].starts_with("get http://hub.test/a"),
            "{:?}",
            proxy.heads()
        );
    }
}

/// A SOCKS proxy for one connection that answers itself, and what it was asked to connect to.
fn socks(seen: Arc<Mutex<Vec<u8>>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut hello = [0; 2];
        stream.read_exact(&mut hello).unwrap();
        stream.read_exact(&mut vec![0; hello[1].into()]).unwrap();
        stream.write_all(&[5, 0]).unwrap();
        let mut wish = [0; 300];
        let length = stream.read(&mut wish).unwrap();
        seen.lock().unwrap().extend(&wish[..length]);
        stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        let _ = stream.read(&mut [0; 2000]).unwrap();
        let length = BODY.len();
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{BODY}").unwrap();
    });
    port
}

#[tokio::test]
async fn a_socks_proxy_is_told_names_and_looks_them_up_itself() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (mut out, _) = way(&PLACE, "http://hub.test");
    out.proxy = Proxy::Address(format!("socks5h://127.0.0.1:{}", socks(Arc::clone(&seen))));
    let outcome = ask(out, &PLACE, Expect::Json).await;
    assert_eq!(came(&outcome), Came::Whole, "{outcome:?}");
    let seen = seen.lock().unwrap();
    assert!(seen.windows(8).any(|part| part == b"hub.test"), "{seen:?}");
}

#[tokio::test]
async fn what_is_no_endpoint_or_proxy_is_said_before_anything_is_asked() {
    let (out, _) = way(&PLACE, "hub.test");
    assert!(matches!(
        Net::new(&Arc::new(out), &PLACE),
        Err(SourceError::Endpoint { .. })
    ));
    let (mut out, _) = way(&PLACE, "https://hub.test");
    out.proxy = Proxy::Address(String::from("me:secret@proxy.test"));
    let refused = Net::new(&Arc::new(out), &PLACE).unwrap_err();
    assert!(
        matches!(refused, SourceError::Endpoint { .. }) && !refused.to_string().contains("secret"),
        "{refused}"
    );
    let (out, _) = way(&PLACE, "");
    assert_eq!(
        Net::new(&Arc::new(out), &PLACE).unwrap().host(),
        "liar.test",
        "an empty setting is none"
    );
}
