//! NVIDIA's own list of its chips, from the program its driver installs.

use super::{Accelerator, SaidBy};
use std::{
    io::Read as _,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// A driver that does not answer by then is not waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// Read of the answer at most.
const MOST_BYTES: u64 = 64 * 1024;

/// The chips the driver's program knows; none where there is no such program, or it does not answer.
pub(super) fn ask() -> Vec<Accelerator> {
    let asked = Command::new("nvidia-smi")
        .args(["--query-gpu=name,memory.total", "--format=csv,noheader,nounits"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    asked.map_or_else(|_| Vec::new(), |child| chips(&answer(child)))
}

fn answer(mut child: Child) -> String {
    let (send, receive) = mpsc::channel();
    if let Some(out) = child.stdout.take() {
        thread::spawn(move || {
            let mut text = Vec::new();
            // What could be read before it broke off is still an answer.
            let _ = out.take(MOST_BYTES).read_to_end(&mut text);
            let _ = send.send(String::from_utf8_lossy(&text).into_owned());
        });
    }
    let text = receive.recv_timeout(PATIENCE).unwrap_or_default();
    // It has ended, or is not waited for.
    let _ = child.kill();
    let _ = child.wait();
    text
}

/// One chip a line: `NVIDIA GeForce RTX 4090, 24564`, in MiB; `[N/A]` where chip and computer share their memory.
fn chips(answer: &str) -> Vec<Accelerator> {
    let line = |line: &str| {
        let (name, memory) = line.rsplit_once(',')?;
        let name = name.trim();
        let mebibytes: Option<u64> = memory.trim().parse().ok();
        (!name.is_empty() && name.len() < 200).then(|| Accelerator {
            name: name.to_owned(),
            memory_bytes: mebibytes.and_then(|size| size.checked_mul(1 << 20)),
            unified: mebibytes.is_none() && memory.contains("N/A"),
            said_by: SaidBy::Program,
        })
    };
    answer.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_chip_and_anything_else_is_none() {
        let got = chips(
            "NVIDIA GeForce RTX 4090, 24564\nNVIDIA GB10, [N/A]\nNo devices were found\n, 12\nX, 99999999999999999999\n",
        );
        let told: Vec<_> = got
            .iter()
            .map(|c| (c.name.as_str(), c.memory_bytes, c.unified))
            .collect();
        assert_eq!(
            told,
            [
                ("NVIDIA GeForce RTX 4090", Some(24_564 << 20), false),
                ("NVIDIA GB10", None, true),
                ("X", None, false),
            ]
        );
    }
}
