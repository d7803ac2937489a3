//! Why a try failed, and whether another one may help.

use crate::{SourceError, net::Limits, net::clients::Astray, net::clients::UnknownName};
use std::{error::Error, io};

/// A try that failed.
#[derive(Debug)]
pub(super) struct Failure {
    /// What is said when no other try follows.
    pub(super) error: SourceError,
    /// How many tries it uses up: none may follow where it is nothing.
    pub(super) costs: Option<u8>,
    /// How long the server asks to wait before another try, seconds.
    pub(super) wait_s: Option<u64>,
}

impl Failure {
    /// It would fail again.
    pub(super) fn last(error: SourceError) -> Self {
        Self {
            error,
            costs: None,
            wait_s: None,
        }
    }

    /// The connection broke or did not come about.
    pub(super) fn broken(host: &str, reason: impl Into<String>) -> Self {
        Self {
            error: SourceError::Unreachable {
                host: host.to_owned(),
                reason: reason.into(),
            },
            costs: Some(1),
            wait_s: None,
        }
    }

    /// A deadline passed. It costs two tries, because each one takes long.
    pub(super) fn slow(host: &str, reason: impl Into<String>) -> Self {
        Self {
            error: SourceError::TooSlow {
                host: host.to_owned(),
                reason: reason.into(),
            },
            costs: Some(2),
            wait_s: None,
        }
    }

    /// A status that may pass, with the wait the server asks for.
    pub(super) fn status(host: &str, status: u16, says: String, wait_s: Option<u64>) -> Self {
        Self {
            error: SourceError::Refused {
                host: host.to_owned(),
                status,
                reason: says,
            },
            costs: Some(1),
            wait_s,
        }
    }

    /// Reads what the client says about a connection. Its own words may hold the whole address and are not used.
    pub(super) fn read(host: &str, why: &reqwest::Error, limits: Limits) -> Self {
        if let Some(named) = named(host, why) {
            return named;
        }
        if why.is_timeout() {
            let seconds = limits.connect_ms.div_ceil(1000);
            return Self::slow(host, format!("no connection within {seconds} s"));
        }
        if why.is_connect() {
            return Self::broken(host, "no connection came about");
        }
        Self::broken(host, "the connection broke")
    }
}

/// The first cause in the chain that has a name.
fn named(host: &str, why: &reqwest::Error) -> Option<Failure> {
    let mut next: Option<&(dyn Error + 'static)> = why.source();
    while let Some(cause) = next {
        if let Some(failure) = cause_of(host, cause) {
            return Some(failure);
        }
        let inside = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match inside {
            Some(inside) => Some(inside),
            None => cause.source(),
        };
    }
    None
}

fn cause_of(host: &str, cause: &(dyn Error + 'static)) -> Option<Failure> {
    if cause.is::<Astray>() {
        return Some(Failure::last(SourceError::Astray {
            host: host.to_owned(),
            to: host.to_owned(),
            reason: "a private address that nobody has typed",
        }));
    }
    if cause.is::<UnknownName>() {
        return Some(Failure::broken(host, "its name is not known; is this computer online?"));
    }
    if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
        return Some(encryption(host, tls));
    }
    if let Some(http) = cause.downcast_ref::<hyper::Error>() {
        if http.is_parse() {
            return Some(Failure::last(SourceError::Strange {
                host: host.to_owned(),
                reason: String::from("this is not HTTP, or its headers are without measure"),
            }));
        }
        if http.is_incomplete_message() {
            return Some(Failure::broken(
                host,
                "the connection ended in the middle of the answer",
            ));
        }
    }
    let io = cause.downcast_ref::<io::Error>()?;
    if io.get_ref().is_some() && io.kind() != io::ErrorKind::UnexpectedEof {
        return None; // something with a better name is inside
    }
    wire(io.kind()).map(|reason| Failure::broken(host, reason))
}

/// What the system says about a connection, in words a person can act on.
fn wire(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::ConnectionRefused => Some("nobody listens there"),
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted | io::ErrorKind::BrokenPipe => {
            Some("the connection was cut")
        }
        io::ErrorKind::UnexpectedEof => Some("the connection ended in the middle of the answer"),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => {
            Some("no network leads there; is this computer online?")
        }
        io::ErrorKind::AddrNotAvailable => Some("this computer has no address in that network"),
        io::ErrorKind::TimedOut => Some("it does not answer"),
        io::ErrorKind::PermissionDenied => Some("a firewall of this computer forbids it"),
        _ => None,
    }
}

/// What went wrong with encryption. It is never relaxed, and another try would fail the same way.
fn encryption(host: &str, why: &rustls::Error) -> Failure {
    use rustls::CertificateError as Of;
    let reason = match why {
        rustls::Error::InvalidCertificate(
            Of::Expired | Of::ExpiredContext { .. } | Of::NotValidYet | Of::NotValidYetContext { .. },
        ) => "its certificate is not valid today; the clock of this computer may be wrong",
        rustls::Error::InvalidCertificate(Of::NotValidForName | Of::NotValidForNameContext { .. }) => {
            "its certificate is for another name; somebody may be in between"
        }
        rustls::Error::InvalidCertificate(Of::Revoked) => "its certificate was revoked",
        rustls::Error::InvalidCertificate(_) => {
            "its certificate is signed by nobody this system trusts; somebody may be in between, or the clock may be wrong"
        }
        rustls::Error::InvalidMessage(_) | rustls::Error::InappropriateMessage { .. } => {
            "what answers there does not speak encryption"
        }
        _ => "no encrypted connection came about",
    };
    Failure::last(SourceError::Unreachable {
        host: host.to_owned(),
        reason: reason.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustls::CertificateError;

    #[test]
    fn certificates_that_are_not_accepted_are_named_and_not_tried_again() {
        for (why, word) in [
            (CertificateError::Expired, "clock"),
            (CertificateError::NotValidYet, "clock"),
            (CertificateError::UnknownIssuer, "trusts"),
            (CertificateError::NotValidForName, "another name"),
            (CertificateError::Revoked, "revoked"),
        ] {
            let failure = encryption("hub.example", &rustls::Error::InvalidCertificate(why));
            assert!(failure.error.to_string().contains(word), "{}", failure.error);
            assert_eq!(failure.costs, None);
        }
    }

    #[test]
    fn what_the_system_says_about_a_connection_has_words() {
        for kind in [
            io::ErrorKind::ConnectionRefused,
            io::ErrorKind::ConnectionReset,
            io::ErrorKind::UnexpectedEof,
            io::ErrorKind::NetworkUnreachable,
            io::ErrorKind::PermissionDenied,
        ] {
            let failure = cause_of("hub.example", &io::Error::from(kind)).unwrap();
            assert_eq!(failure.costs, Some(1), "{kind:?} may pass");
        }
    }
}
