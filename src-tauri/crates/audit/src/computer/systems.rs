//! A computer with macOS or Windows: asked of the system, through crates that know it.

use super::{Accelerator, Computer, SaidBy};
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

pub(super) fn computer() -> Computer {
    let wanted = RefreshKind::nothing()
        .with_memory(MemoryRefreshKind::nothing().with_ram())
        .with_cpu(CpuRefreshKind::nothing());
    let system = System::new_with_specifics(wanted);
    let processor = system.cpus().first().map(|core| core.brand().trim().to_owned());
    let processor = processor.filter(|name| !name.is_empty());
    Computer {
        memory_bytes: Some(system.total_memory()).filter(|bytes| *bytes > 0),
        chips: chips(processor.as_deref()),
        processor,
    }
}

/// Apple's chips compute with the memory of the whole computer; Macs with Intel's are not counted.
#[cfg(target_os = "macos")]
fn chips(processor: Option<&str>) -> Vec<Accelerator> {
    let apple = processor.filter(|name| name.starts_with("Apple"));
    let chip = apple.map(|name| Accelerator {
        name: name.to_owned(),
        memory_bytes: None,
        unified: true,
        said_by: SaidBy::System,
    });
    chip.into_iter().collect()
}

/// NVIDIA's program knows best; else the registry has every display adapter with its memory.
#[cfg(windows)]
fn chips(_processor: Option<&str>) -> Vec<Accelerator> {
    const ADAPTERS: &str = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}";
    let mut chips = super::smi::ask();
    let named = !chips.is_empty();
    let Ok(adapters) = windows_registry::LOCAL_MACHINE.open(ADAPTERS) else {
        return chips;
    };
    let Ok(keys) = adapters.keys() else {
        return chips;
    };
    for key in keys.take(super::MOST_CHIPS) {
        let Ok(adapter) = adapters.open(&key) else { continue };
        let Ok(name) = adapter.get_string("DriverDesc") else {
            continue;
        };
        if (named && name.contains("NVIDIA")) || name.contains("Basic Display") {
            continue;
        }
        chips.push(Accelerator {
            memory_bytes: adapter
                .get_u64("HardwareInformation.qwMemorySize")
                .ok()
                .filter(|bytes| *bytes > 0),
            unified: false,
            said_by: SaidBy::System,
            name,
        });
    }
    chips
}
