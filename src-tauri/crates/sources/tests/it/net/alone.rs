//! What depends on the environment of a process: the proxy of the system, and a session without a keychain. Each runs
//! again in a process of its own, whose environment is set before it begins.

use super::{
    liar::{Liar, answer},
    stand::{BODY, Came, HUB, PLACE, ask, came, way},
};
use secrecy::SecretString;
use sources::{
    keychain,
    net::{Expect, Proxy},
};
use std::process::Command;

/// Set in the process of its own, and nowhere else.
const ALONE: &str = "BAIMO_TEST_ALONE";

/// Runs one test of this file again, in a process with this environment.
fn again(test: &str, environment: &[(&str, &str)]) {
    let name = format!("net::alone::{test}");
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args([name.as_str(), "--exact", "--nocapture"]).env(ALONE, "1");
    for unset in [
        "http_proxy",
        "HTTP_PROXY",
        "all_proxy",
        "ALL_PROXY",
        "no_proxy",
        "NO_PROXY",
        "REQUEST_METHOD",
    ] {
        child.env_remove(unset);
    }
    let output = child.envs(environment.iter().copied()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}\n{:?}",
        output
    );
}

fn is_alone() -> bool {
    std::env::var_os(ALONE).is_some()
}

#[tokio::test]
async fn the_proxy_of_the_system_is_used_only_where_it_is_wished() {
    if !is_alone() {
        let proxy = Liar::always(answer("200 OK", "", BODY));
        again(
            "the_proxy_of_the_system_is_used_only_where_it_is_wished",
            &[("http_proxy", &format!("http://me:pass@127.0.0.1:{}", proxy.port))],
        );
        let heads = proxy.heads();
        assert_eq!(heads.len(), 1, "{heads:?}");
        assert!(heads[0].starts_with("get http://hub.test/a"), "{heads:?}");
        assert!(heads[0].contains("proxy-authorization: basic"), "{heads:?}");
        return;
    }
    let (mut out, _) = way(&PLACE, "http://hub.test");
    out.proxy = Proxy::System;
    assert_eq!(came(&ask(out, &PLACE, Expect::Json).await), Came::Whole);
    let (out, _) = way(&PLACE, "http://hub.test");
    assert_eq!(
        came(&ask(out, &PLACE, Expect::Json).await),
        Came::Unreachable,
        "none is wished: its name is unknown"
    );
    let near = Liar::always(answer("200 OK", "", BODY));
    let (mut out, _) = way(&HUB, &near.url());
    out.proxy = Proxy::System;
    assert_eq!(came(&ask(out, &HUB, Expect::Json).await), Came::Whole);
    assert_eq!(
        near.heads().len(),
        1,
        "this computer is reached without the proxy of the system"
    );
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn without_a_keychain_it_is_said_that_there_is_none() {
    if !is_alone() {
        let nobody = [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")];
        again("without_a_keychain_it_is_said_that_there_is_none", &nobody);
        return;
    }
    let kept = keychain::set(SecretString::from("hf_canary")).await.unwrap_err();
    assert!(kept.to_string().contains("no keychain"), "{kept}");
    assert!(!format!("{kept:?}").contains("hf_canary"));
    assert!(
        keychain::get()
            .await
            .unwrap_err()
            .to_string()
            .contains("this session only")
    );
    assert!(keychain::forget().await.is_err());
}
