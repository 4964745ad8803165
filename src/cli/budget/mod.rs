//! `vanban budget`: the figures of a dossier without its text.

pub(in crate::cli) mod args;
mod diff;

use super::{Outcome, Refusal};
use args::{BudgetArgs, BudgetCommand};

/// Runs the command.
pub(super) fn run(args: &BudgetArgs) -> Result<Outcome, Refusal> {
    match &args.command {
        BudgetCommand::Diff(args) => diff::run(args),
    }
}
