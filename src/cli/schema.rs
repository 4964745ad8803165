//! `vanban schema`: the JSON Schema of content files, for an editor.

use serde_json::Value;

use super::args::SchemaArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::content::schema::schema;
use crate::fingerprint::text::{MARK, filled};
use crate::run::own_templates;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, system};

/// Runs the command.
pub(super) fn run(args: &SchemaArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let folder = args.out.as_deref().map_or(".".as_ref(), system::folder_of);
    let Some(pipeline) = own_templates::only(folder, &console) else { return Ok(Outcome::NotWritten) };
    let mut schema = schema(&pipeline.office().catalogue);
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
