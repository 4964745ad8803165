//! `vanban new`: a starter document to begin with.

mod amending;
pub(super) mod next_year;
mod sheet;

use std::path::{Path, PathBuf};

use super::args::NewArgs;
use super::console::Console;
use super::values::MessageFormat;
use crate::content::declare::nearest;
use crate::content::{Catalogue, house, laws, starter};
use crate::files::{NotOpened, disk};
use crate::localities::order::name_order;
use crate::run::change;
use crate::run::hold::HeldFolder;
use crate::run::own_templates;
use crate::run::save::{self, Existing};
use crate::run::{Listener, Outcome, Refusal, issued, system};
use crate::signs::visible;

/// The starters written by hand, by file name: those in `templates/moi/`, found by `build.rs`.
const STARTERS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/starters.rs"));

/// The register of laws to begin with, and the word that asks for it.
const LAWS: (&str, &str) = ("phap_luat", include_str!("../../content/phap_luat.yaml"));

/// Rules of an office to begin with, and the word that asks for them.
const HOUSE: (&str, &str) = ("quy_tac", include_str!("../../templates/rieng/quy_tac.yaml"));

/// What a command that makes a file from another one was asked for.
struct Starting<'a> {
    args: &'a NewArgs,
    existing: Existing,
    year: Option<u16>,
}

/// Runs the command.
pub(super) fn run(args: &NewArgs) -> Result<Outcome, Refusal> {
    let console = Console::new(MessageFormat::Human);
    let typed = args.kind.as_deref().unwrap_or_default();
    let kind = id(typed);
    let existing = Existing::with(args.signed.with(args.force));
    if let Some(book) = &args.tu_bang {
        return sheet::run(Starting { args, existing, year: None }, &kind, book, &console);
    }
    if let Some(option) = sheet::alone(args) {
        return Err(Refusal::new(format!("`{option}` chỉ dùng cùng với `--tu-bang`"))
            .hint("lập phụ lục từ bảng tính: `vanban new phu_luc --tu-bang du-toan.xlsx`"));
    }
    match (kind.as_str(), &args.tu, &args.moi, args.nam) {
        ("", None, None, None) => {
            return Err(Refusal::new("thiếu tham số <LOẠI>").hint("xem cách dùng: `vanban new --help`"));
        }
        (_, None, None, None) => {}
        (amending::KIND, Some(old), Some(new), year) => {
            return amending::run(Starting { args, existing, year }, old, new, &console);
        }
        ("", Some(old), None, Some(year)) => {
            return next_year::run(Starting { args, existing, year: Some(year) }, old, year, &console);
        }
        _ => {
            return Err(Refusal::new("`LOẠI`, `--tu`, `--moi`, `--nam` chưa đủ hoặc không đi cùng nhau").hint(
                "kinh phí thay đổi thì viết `vanban new quyet_dinh_sua_doi --tu CŨ.yaml --moi MỚI.yaml`; lập văn bản \
                 năm sau thì viết `vanban new --tu NĂM-TRƯỚC.yaml --nam 2027`",
            ));
        }
    }
    let path = match kind.as_str() {
        // It goes into the folder of templates, which is where it is looked for.
        name if name == HOUSE.0 => place(args.out.as_deref(), &format!("templates/{}", house::FILE)),
        name if name == LAWS.0 => place(args.out.as_deref(), laws::FILE),
        name => place(args.out.as_deref(), &starter::file_name(name)),
    };
    fits(&path, &kind)?;
    if !starter_file(typed, &path, existing, &console)? {
        return Ok(Outcome::NotWritten);
    }
    let name = visible(&system::shown(&path)).into_owned();
    if kind == HOUSE.0 {
        console.print(&format!(
            "Đã tạo {name}\n\
             Tiếp theo: sửa các quy tắc cho đúng cơ quan, rồi xét văn bản:\n  vanban check\n"
        ));
        return Ok(Outcome::Done);
    }
    if kind == LAWS.0 {
        console.print(&format!(
            "Đã tạo {name}\n\
             Tiếp theo: tra lại từng dòng ở nguồn chính thức, thêm văn bản cơ quan hay viện dẫn; văn bản cùng thư mục \
             gọi được bằng `{{{{ phap_luat.nd30 }}}}`\n"
        ));
        return Ok(Outcome::Done);
    }
    console.print(&format!(
        "Đã tạo {name}\n\
         Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:\n  vanban build {}\n",
        quoted(&name)
    ));
    Ok(Outcome::Done)
}

/// Makes the file of a starter. Returns false if the office's own files have an error, which is reported.
pub(super) fn starter_file(
    typed: &str,
    path: &Path,
    existing: Existing,
    console: &Console,
) -> Result<bool, Refusal> {
    let kind = id(typed);
    let _hold = change::enter(&[HeldFolder::seen(system::folder_of(path))], console)?;
    let templates = own_templates::templates_of(system::folder_of(path));
    let Some(pipeline) = own_templates::only(system::folder_of(path), console) else {
        return Ok(false);
    };
    let catalogue = &pipeline.office().catalogue;
    let text = text(&kind, catalogue, templates.as_deref())?.ok_or_else(|| unknown(typed, catalogue))?;
    // The command in its comments names the file as it is called here.
    let named = |file: &str| format!("vanban issue {}", quoted(file));
    let text = text.replace(&named(&starter::file_name(&kind)), &named(&system::shown(path)));
    if let Some(finding) = issued::overwritten(path) {
        return Err(Refusal::of(finding));
    }
    console.notes(save::file(path, text.as_bytes(), existing)?);
    Ok(true)
}

/// A starter that is offered.
pub(super) struct OfferedStarter {
    /// The word that asks for it.
    pub(super) id: String,
    /// What it is, in words.
    pub(super) name: String,
    /// The name of its file.
    pub(super) file: String,
}

/// The starters for the papers of a folder: those written by hand first, then the kinds by name.
pub(super) fn offered(folder: &Path, console: &Console) -> Vec<OfferedStarter> {
    let Some(pipeline) = own_templates::only(folder, console) else { return Vec::new() };
    let catalogue = &pipeline.office().catalogue;
    let by_hand = |id: &str| STARTERS.iter().find(|(file, _)| file.trim_end_matches(".yaml") == id);
    let offer = |id: &str, name: &str| {
        let about = by_hand(id).and_then(|(_, text)| text.lines().next()?.strip_prefix("# "));
        let name = about.unwrap_or(name).trim_end_matches('.').to_owned();
        OfferedStarter { id: id.to_owned(), name, file: starter::file_name(id) }
    };
    let first = STARTERS.iter().map(|(file, _)| offer(file.trim_end_matches(".yaml"), ""));
    let kinds = catalogue.kinds().filter(|kind| by_hand(&kind.id).is_none());
    let mut kinds: Vec<OfferedStarter> = kinds.map(|kind| offer(&kind.id, &kind.ten)).collect();
    kinds.sort_by_cached_key(|one| name_order(&one.name));
    first.chain(kinds).collect()
}

/// `quyet-dinh` and `Quyet_dinh` mean `quyet_dinh`.
fn id(typed: &str) -> String {
    typed.to_lowercase().replace(['-', ' '], "_")
}

/// An office's own starter, if it has one.
fn own_starter(path: &Path) -> Result<Option<String>, Refusal> {
    match system::read(path) {
        Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
        Err(error) if NotOpened::of(&error).is_some() => Err(Refusal::unread(&system::shown(path), &error)),
        Err(_) => Ok(None),
    }
}

/// A starter: the office's own, the one written by hand, or one made from what may be written in a kind.
/// Returns None if there is neither a kind nor a starter of this name.
fn text(kind: &str, catalogue: &Catalogue, templates: Option<&Path>) -> Result<Option<String>, Refusal> {
    if !kind.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return Ok(None);
    }
    if let Some((_, text)) = [LAWS, HOUSE].into_iter().find(|(name, _)| kind == *name) {
        return Ok(Some(text.to_owned()));
    }
    let name = format!("{kind}.yaml");
    let own = templates.map(|folder| own_starter(&folder.join("moi").join(&name))).transpose()?.flatten();
    let by_hand = || STARTERS.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned());
    Ok(own.or_else(by_hand).or_else(|| catalogue.kind(kind).map(|kind| starter::starter(&kind))))
}

fn unknown(typed: &str, catalogue: &Catalogue) -> Refusal {
    let starters = STARTERS.iter().map(|(file, _)| file.trim_end_matches(".yaml")).chain([LAWS.0, HOUSE.0]);
    let hint = match nearest(&id(typed), starters) {
        Some(starter) => format!("có phải ý bạn là `{starter}`?"),
        None => match catalogue.unknown(typed) {
            (hint, Some(_)) => hint,
            (hint, None) => format!("{hint}; còn có mẫu {}", further(catalogue).join(", ")),
        },
    };
    Refusal::new(format!("không có loại văn bản `{typed}`")).hint(hint)
}

/// The starters that are not named after a kind.
fn further(catalogue: &Catalogue) -> Vec<String> {
    let names = STARTERS.iter().map(|(file, _)| file.trim_end_matches(".yaml")).chain([LAWS.0, HOUSE.0]);
    names.filter(|name| catalogue.kind(name).is_none()).map(|name| format!("`{name}`")).collect()
}

/// The path it is written to; a folder gets the default name.
fn place(out: Option<&Path>, name: &str) -> PathBuf {
    match out {
        None => PathBuf::from(name),
        Some(folder) if disk::is_dir(folder) => folder.join(name),
        Some(file) => file.to_owned(),
    }
}

/// Whether other commands would read a file of this name; if not, the error says so.
fn fits(path: &Path, kind: &str) -> Result<(), Refusal> {
    // Anything but a plain file is never written.
    if disk::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Ok(());
    }
    let name = system::shown(path);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    if kind == LAWS.0 && file != laws::FILE {
        let message = format!("`{name}`: sổ văn bản pháp luật chỉ được đọc khi tên tệp là `{}`", laws::FILE);
        let right = system::shown(&path.with_file_name(laws::FILE));
        return Err(Refusal::new(message).hint(format!("viết `--out {}`", system::argument(&right))));
    }
    if !system::is_yaml(path) {
        let message = format!("`{name}`: tệp của văn bản phải có đuôi .yaml hoặc .yml");
        let right = system::shown(&path.with_extension("yaml"));
        return Err(Refusal::new(message).hint(format!("viết `--out {}`", system::argument(&right))));
    }
    match system::device(&file) {
        None => Ok(()),
        Some(device) => {
            Err(Refusal::new(format!("`{name}`: Windows không cho đặt tên tệp hay thư mục là `{device}`"))
                .hint("đặt tên khác, dài hơn"))
        }
    }
}

/// The name as it is to be typed in a shell.
fn quoted(name: &str) -> String {
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use clap::CommandFactory;

    use super::{STARTERS, text};
    use crate::content::starter;
    use crate::finding::codes;
    use crate::pipeline::{Input, Pipeline};

    /// What is found in a starter besides the places that are to be filled in; each of those is found exactly
    /// where it is.
    #[track_caller]
    fn told(pipeline: &Pipeline, kind: &str, text: &str) -> Vec<String> {
        let (_, report) = pipeline.tree(Input::alone(kind, text.as_bytes()));
        let (left, other): (Vec<_>, Vec<_>) =
            report.findings.iter().partition(|finding| finding.code == codes::C024);
        let mut found: Vec<usize> = left.iter().map(|one| one.at.expect("a place").start as usize).collect();
        found.sort_unstable();
        let mut typed = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let value = match line.trim_start().starts_with('#') {
                true => "",
                false => line.split("  # ").next().unwrap_or_default(),
            };
            // `["2026"]` of a variable is not such a place.
            let brackets = value.match_indices('[').filter(|(at, _)| !value[at + 1..].starts_with('"'));
            typed.extend(brackets.map(|(at, _)| start + at));
            start += line.len();
        }
        assert_eq!(found, typed, "{kind}:\n{text}");
        assert!(!typed.is_empty(), "{kind}");
        other.iter().map(|finding| format!("{kind}: {}", finding.message)).collect()
    }

    /// A starter says how a paper is issued, and never that number and day are to be typed.
    #[test]
    fn every_starter_names_the_command_that_issues() {
        let pipeline = Pipeline::built_in();
        let catalogue = &pipeline.office().catalogue;
        let numbered = catalogue.kinds().filter(|kind| kind.allows(&kind.rieng, "so"));
        let ids = numbered.map(|kind| kind.id.as_str());
        let all = ids.chain(STARTERS.iter().map(|(name, _)| name.trim_end_matches(".yaml")));
        for id in all {
            let text = text(id, catalogue, None).unwrap().unwrap();
            let command = format!("vanban issue {}", starter::file_name(id));
            assert!(text.contains(&command), "{id}");
            let typed = |line: &str| line.starts_with("# so:") || line.starts_with("# ngay:");
            assert!(!text.lines().any(typed), "{id}");
        }
    }

    #[test]
    fn every_kind_has_a_starter_without_findings() {
        let pipeline = Pipeline::built_in();
        let catalogue = &pipeline.office().catalogue;
        let mut all = Vec::new();
        for kind in catalogue.kinds() {
            let text = text(&kind.id, catalogue, None).unwrap().unwrap();
            assert!(text.contains(&format!("\nloai: {}\n", kind.id)), "{}", kind.id);
            assert!(text.contains("# yaml-language-server: $schema=./vanban.schema.json"), "{}", kind.id);
            all.extend(told(&pipeline, &kind.id, &text));
        }
        assert_eq!(all, Vec::<String>::new());
        assert_eq!(text("khong_co", catalogue, None), Ok(None));
    }

    /// The help of the command names every kind and every other starter.
    #[test]
    fn the_help_names_all() {
        let command = super::super::args::Cli::command();
        let help = command.find_subcommand("new").and_then(|new| new.get_after_help()).unwrap().to_string();
        let words: Vec<&str> = help.split(|one: char| !one.is_ascii_alphanumeric() && one != '_').collect();
        let pipeline = Pipeline::built_in();
        let ids: Vec<String> = pipeline.office().catalogue.kinds().map(|kind| kind.id.clone()).collect();
        let starters = STARTERS.iter().map(|(name, _)| name.trim_end_matches(".yaml"));
        for id in ids.iter().map(String::as_str).chain(starters) {
            assert!(words.contains(&id), "{id}");
        }
    }

    /// What a starter offers as a comment can be used as it is.
    #[test]
    fn every_example_of_a_starter_can_be_taken() {
        let pipeline = Pipeline::built_in();
        let example = |line: &str| {
            let (key, _) = line.trim_start().strip_prefix("# ")?.split_once(": ")?;
            let is_key =
                !key.is_empty() && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
            is_key.then(|| line.replacen("# ", "", 1))
        };
        let paper = "loai: to_trinh\nco_quan: {ten: Sở Công Thương}\nky_hieu: TTr-SCT\nnam: 2026\n\
            dia_danh: Hà Nội\ntrich_yeu: Phê duyệt Đề án\nkinh_gui: Ủy ban nhân dân\nnoi_dung: Kính trình.\n\
            noi_nhan: Như trên\nnguoi_ky: {chuc_vu: Giám đốc}\n";
        let png: &[u8] = include_bytes!("../../tests/cases/anh/diem.png");
        let files = [("to-trinh.yaml", paper.as_bytes()), ("chu-ky.png", png), ("dau.png", png)];
        let files = BTreeMap::from(files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
        let mut taken = 0;
        for kind in pipeline.office().catalogue.kinds() {
            let text = crate::content::starter::starter(kind);
            for (at, line) in text.lines().enumerate() {
                let Some(example) = example(line) else { continue };
                let lines = text.lines().enumerate();
                let lines = lines.map(|(other, line)| if other == at { example.as_str() } else { line });
                let text = lines.collect::<Vec<_>>().join("\n");
                let input = Input { files: &files, ..Input::alone(&kind.id, text.as_bytes()) };
                let (_, report) = pipeline.tree(input);
                assert!(!report.findings.has_errors(), "{}: {example}: {:?}", kind.id, report.findings);
                taken += 1;
            }
        }
        assert!(taken > 100, "{taken}");
    }

    /// A starter with another name has a purpose of its own; it is free of findings too.
    #[test]
    fn starters_are_of_kinds_that_there_are() {
        let pipeline = Pipeline::built_in();
        let catalogue = &pipeline.office().catalogue;
        let mut all = Vec::new();
        for (name, text) in STARTERS {
            let kind = text.lines().find_map(|line| line.strip_prefix("loai: ")).expect("a kind at the top");
            assert!(catalogue.kind(kind).is_some(), "{name}");
            let name = name.trim_end_matches(".yaml");
            assert!(catalogue.kind(name).is_none() || name == kind, "{name} is another kind");
            all.extend(told(&pipeline, name, text));
        }
        assert_eq!(all, Vec::<String>::new());
    }
}
