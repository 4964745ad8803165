//! The workbench: papers that are open, shown in a browser of this machine.
//!
//! In: views of papers ([`crate::session`]), as they change; for papers that may be edited, who writes them; a clerk,
//! who does what pages ask for beside ([`clerk`]). Out: a
//! server on the loopback address, with the page, its scripts and its styles from the program itself. It judges
//! nothing, opens no file and asks no other machine; who looks at papers, when, and who writes them is left to the
//! command.
//!
//! Every request goes the same way: [`gate`] lets through what has the token and comes from this page,
//! [`answers`] says what is there, [`posted`] hands on what is to be changed, [`deeds`] what is to be done, [`serve`]
//! speaks HTTP and holds everybody to bounds.

mod answers;
mod assets;
mod bounds;
mod clerk;
mod compared;
mod deeds;
mod desk;
mod editor;
mod gate;
mod posted;
mod posted_table;
mod posted_way;
mod presence;
mod serve;
mod told;
mod told_form;
mod told_grid;
mod wish_fault;

pub use bounds::ServerBounds;
pub use clerk::{
    BatchDeed, BatchTold, BatchUnit, BudgetTold, BudgetWish, DeedFinding, DeedRefused, DeskClerk, IssueOffer,
    IssueWish, LastYearOffer, NewPaperMade, NewPaperOffers, NewPaperSource, NewPaperWish, PaperFile,
    PaperFiles, PaperIssued, SentFile, StarterOffer, TemplateOffer, UnitOffer,
};
pub use compared::{ComparedLine, ComparedPiece, ComparedVersions, VersionOffer};
pub use desk::{Desk, EditSeen, ListedPaper};
pub use editor::{DeskEdit, EditMade, EditRefused, PaperEditor};
pub use serve::{Started, start};
pub use wish_fault::{WishFault, WishField};
