//! The targets of long runs: in bytes, out nothing, or a panic that says what does not hold.
//!
//! How inputs are changed and what holds of them stands in `tests/mutated/engine`, which `cargo test` uses
//! too.

#[path = "../../tests/mutated/engine/mod.rs"]
mod engine;

use engine::{Depth, Dice, hold, target};

/// Of one in so many inputs the paper is made that comes of it.
const READ: u64 = 64;
/// One in so many is tried twice, written and read again.
const WRITTEN: u64 = 1024;

/// Tries an input. How much is tried depends on the input alone, so that what fails fails again.
pub fn run(name: &str, bytes: &[u8]) {
    let mark = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| {
        (mark ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let depth = match mark >> 20 {
        mark if mark % WRITTEN == 0 => Depth::Written,
        mark if mark % READ == 0 => Depth::Read,
        _ => Depth::Parsed,
    };
    hold(target(name), bytes, depth);
}

/// The input with a change that its format allows. Returns None if it would be too long.
pub fn changed(name: &str, bytes: &[u8], seed: u32, longest: usize) -> Option<Vec<u8>> {
    let mut dice = Dice::new(u64::from(seed));
    Some((target(name).changed)(bytes, &mut dice)).filter(|changed| changed.len() <= longest)
}

/// The two functions that libFuzzer calls, for the target of this name.
#[macro_export]
macro_rules! fuzz {
    ($name:literal) => {
        ::libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::run($name, bytes));
        ::libfuzzer_sys::fuzz_mutator!(|bytes: &mut [u8], size: usize, longest: usize, seed: u32| {
            // Most changes know the format; some do not, and those show what no format would.
            if seed % 4 != 0
                && let Some(changed) = $crate::changed($name, &bytes[..size], seed, longest)
            {
                bytes[..changed.len()].copy_from_slice(&changed);
                return changed.len();
            }
            ::libfuzzer_sys::fuzzer_mutate(bytes, size, longest)
        });
    };
}
