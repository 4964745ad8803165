//! `vanban schema`: the JSON Schema of content files, or of an office's rules, for an editor.

use serde_json::Value;

use super::args::SchemaArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::content::house;
use crate::content::schema::schema;
use crate::fingerprint::text::{MARK, filled};
use crate::run::own_templates;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, system};
use crate::signs::visible;

/// What the schema of an office's rules is asked for by.
const HOUSE: &str = "quy_tac";

/// Runs the command.
pub(super) fn run(args: &SchemaArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let schema = match args.of.as_deref().map(|of| of.to_lowercase().replace('-', "_")) {
        None => of_papers(args, &console),
        Some(of) if of == HOUSE => Some(house::schema()),
        Some(of) => {
            let hint = format!("dùng `vanban schema {HOUSE}`, hoặc `vanban schema` cho tệp nội dung");
            return Err(Refusal::new(format!("không có lược đồ `{}`", visible(&of))).hint(hint));
        }
    };
    let Some(mut schema) = schema else { return Ok(Outcome::NotWritten) };
    schema["$comment"] = Value::from(MARK);
    let text = filled(&format!("{schema:#}\n"));
    let Some(out) = &args.out else {
        console.print(&text);
        return Ok(Outcome::Done);
    };
    console.notes(save::file(out, text.as_bytes(), Existing::Own(args.signed.with(args.force)))?);
    let name = system::shown(out);
    let file = out.file_name().unwrap_or_default().to_string_lossy();
    console.print(&format!(
        "Đã ghi {name}\n\
         Tiếp theo: thêm dòng sau vào đầu tệp YAML cùng thư mục, rồi mở bằng VS Code có tiện ích YAML:\n  \
         # yaml-language-server: $schema=./{file}\n"
    ));
    Ok(Outcome::Done)
}

/// The schema of content files, with the kinds of the office beside it; None where its files cannot be used.
fn of_papers(args: &SchemaArgs, console: &Console) -> Option<Value> {
    let folder = args.out.as_deref().map_or(".".as_ref(), system::folder_of);
    let pipeline = own_templates::only(folder, console)?;
    Some(schema(&pipeline.office().catalogue))
}
