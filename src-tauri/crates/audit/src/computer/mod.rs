//! What this computer computes with: its memory, its processor, and the chips that can hold a model.
//!
//! Asked of the system's own files and, for NVIDIA's memory, of the driver's own program; nothing is asked of a network.
//! What the system does not say stays unknown, and how it was said is kept beside it.

#[cfg(any(target_os = "linux", test))]
mod linux;
#[cfg(any(target_os = "linux", test))]
mod pci;
#[cfg(not(target_os = "macos"))]
mod smi;
#[cfg(any(target_os = "macos", windows))]
mod systems;

/// Chips of one computer at most.
const MOST_CHIPS: usize = 64;

/// Who said what a chip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidBy {
    /// `nvidia-smi`, the program of NVIDIA's driver.
    Program,
    /// The driver's files under `/proc` or `/sys`.
    Driver,
    /// The system itself.
    System,
}

/// A chip that can hold a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accelerator {
    /// Its name as the system has it.
    pub name: String,
    /// Memory of its own in bytes; none where the system does not say.
    pub memory_bytes: Option<u64>,
    /// It shares the computer's memory.
    pub unified: bool,
    /// Who said so.
    pub said_by: SaidBy,
}

/// A computer, as far as holding a model goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Computer {
    /// Memory in bytes.
    pub memory_bytes: Option<u64>,
    /// Name of the processor.
    pub processor: Option<String>,
    /// Chips that can hold a model, at most 64.
    pub chips: Vec<Accelerator>,
}

impl Computer {
    /// The computer this program runs on. Waits for files, and up to five seconds for the driver's program: not for a
    /// thread that answers others.
    #[must_use]
    pub fn this() -> Self {
        let mut computer = here();
        computer.chips.truncate(MOST_CHIPS);
        computer
    }
}

#[cfg(target_os = "linux")]
fn here() -> Computer {
    linux::computer(std::path::Path::new("/"), smi::ask())
}

#[cfg(any(target_os = "macos", windows))]
fn here() -> Computer {
    systems::computer()
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn here() -> Computer {
    Computer {
        chips: smi::ask(),
        ..Computer::default()
    }
}
