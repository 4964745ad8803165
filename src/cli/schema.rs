//! `vanban schema`: the JSON Schema of content files, of the register of laws, or of an office's rules, for
//! an editor.

use serde_json::Value;

use super::args::SchemaArgs;
use super::console::Console;
use super::values::{MessageFormat, SchemaOf};
use crate::content::house;
use crate::content::schema::schema;
use crate::content::schema_of_laws::schema_of_laws;
use crate::fingerprint::text::{MARK, filled};
use crate::run::own_templates;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, system};

/// Runs the command.
pub(super) fn run(args: &SchemaArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let schema = match args.of {
        None | Some(SchemaOf::Documents) => of_documents(args, &console),
        Some(SchemaOf::Laws) => Some(schema_of_laws()),
        Some(SchemaOf::HouseRules) => Some(house::schema()),
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
         Tiếp theo: thêm dòng sau vào đầu {} cùng thư mục, rồi mở bằng VS Code có tiện ích YAML:\n  \
         # yaml-language-server: $schema=./{file}\n",
        match args.of {
            None | Some(SchemaOf::Documents) => "tệp YAML",
            Some(SchemaOf::Laws) => "tệp phap_luat.yaml",
            Some(SchemaOf::HouseRules) => "tệp quy_tac.yaml",
        }
    ));
    Ok(Outcome::Done)
}

/// The schema of documents, with the kinds of the office in whose folder it is written.
fn of_documents(args: &SchemaArgs, console: &Console) -> Option<Value> {
    let folder = args.out.as_deref().map_or(".".as_ref(), system::folder_of);
    let pipeline = own_templates::only(folder, console)?;
    Some(schema(&pipeline.office().catalogue))
}
