//! The workbench: papers that are open, shown in a browser of this machine.
//!
//! In: views of papers ([`crate::session`]), as they change. Out: a server on the loopback address, with the page,
//! its scripts and its styles from the program itself. It judges nothing, opens no file and asks no other
//! machine; who looks at papers and when is left to the command.
//!
//! Every request goes the same way: [`gate`] lets through what has the token and comes from this page,
//! [`answers`] says what is there, [`serve`] speaks HTTP and holds everybody to bounds.

mod answers;
mod assets;
mod desk;
mod gate;
mod presence;
mod serve;
mod told;

pub use desk::{Desk, ListedPaper};
pub use serve::{ServerBounds, Started, start};
