//! Brings the starter atlas into the build; without one the program still builds and says at start what to do.

use std::{env, fs, path::Path};

fn main() {
    let starter = Path::new("starter/atlas.db.zst");
    println!("cargo:rerun-if-changed=starter");
    println!("cargo:rerun-if-changed=starter/atlas.db.zst");
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder for what a build script makes");
    let copy = Path::new(&folder).join("atlas.db.zst");
    let placed = if starter.exists() {
        fs::copy(starter, &copy).map(drop)
    } else {
        println!(
            "cargo:warning=the starter atlas is missing: run `cargo xtask prepare`; until then the first start shows an empty window"
        );
        fs::write(&copy, [])
    };
    placed.expect("the folder of the build can be written");
}
