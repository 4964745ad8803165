//! How a command tells what it found.
//!
//! In: the words of the command line. Out: the choice, the same words of help in every command that has it.

use clap::Args;

use super::OPTIONS;
use crate::cli::values::MessageFormat;

/// Flattened into the arguments of every command whose findings can be read by a program.
#[derive(Args, Default)]
pub(in crate::cli) struct MessageArgs {
    /// Cách báo: human (đầy đủ), short (mỗi chỗ một dòng), json (mỗi chỗ một đối tượng JSON, dòng cuối là tổng; ra đầu ra chuẩn)
    #[arg(
        long,
        value_name = "KIỂU",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = OPTIONS
    )]
    pub(in crate::cli) message_format: MessageFormat,
}
