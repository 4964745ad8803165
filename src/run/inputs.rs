//! Which documents to write. In: arguments. Out: jobs in a fixed order.
//!
//! A folder gives all documents below it; a file is a document because it is named. Reading a document is
//! left to the pipeline; here only its `loai:` is looked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use super::places::folded;
use super::{Listener, Refusal, own_templates, system, wildcards};
use crate::content::{house, laws};
use crate::files::{self, NotOpened, disk};
use crate::finding::{Finding, Findings, codes};
use crate::source::Sources;
use crate::yaml::{self, Value};

/// What to do about an argument that leads nowhere.
const LOOK_AGAIN: &str = "kiểm tra lại tên và đường dẫn, tính từ thư mục đang đứng";

/// One document to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DocumentJob {
    /// The file it is read from.
    pub(crate) source: PathBuf,
    /// Its name in messages.
    pub(crate) name: String,
    /// The path it is written to, without ending.
    pub(crate) target: PathBuf,
    /// The folder of templates beside it, if there is one.
    pub(crate) templates: Option<PathBuf>,
    /// Its register of laws, if there is one.
    pub(crate) laws: Option<PathBuf>,
    /// Whether it cannot be written to its place, which was reported: another document is written to the same
    /// place, or no file can have that name.
    pub(crate) collides: bool,
}

/// What the arguments name.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// The documents.
    pub(crate) jobs: Vec<DocumentJob>,
    /// YAML files in folders that are no documents.
    pub(crate) left_out: Vec<String>,
    /// Files of folders that other documents have attached.
    pub(crate) attached: Vec<String>,
    /// Templates for many localities, in folders.
    pub(crate) templates: Vec<String>,
    /// The folders that were searched.
    pub(crate) searched: Vec<PathBuf>,
    /// Folders that could not be read, documents with the same target.
    pub(crate) faults: Findings,
}

/// Finds the documents, to be written into `out`; it is refused if there is none.
pub(crate) fn collect(arguments: &[PathBuf], out: &Path) -> Result<Inputs, Refusal> {
    let inputs = find(arguments, out)?;
    if inputs.jobs.is_empty() && inputs.faults.is_empty() {
        Err(inputs.nothing(arguments))
    } else {
        Ok(inputs)
    }
}

/// Finds the documents, of which there may be none yet.
pub(crate) fn find(arguments: &[PathBuf], out: &Path) -> Result<Inputs, Refusal> {
    let mut inputs = Inputs::default();
    if arguments.is_empty() {
        let content = PathBuf::from("content");
        if !disk::is_dir(&content) {
            return Err(Refusal::new("chưa nêu tệp nào, và ở đây không có thư mục `content/`").hint(
                "nêu tệp cần xuất: `vanban build <TỆP>`; chưa có tệp thì tạo: `vanban new quyet_dinh`",
            ));
        }
        inputs.folder(&content, out);
    }
    for argument in arguments {
        if let Some(files) = wildcards::expand(argument) {
            inputs.matching(argument, files.unwrap_or_default(), out)?;
            continue;
        }
        let found = disk::metadata(argument).map_err(|error| {
            Refusal::new(format!("không đọc được `{}`: {}", system::shown(argument), system::words(&error)))
                .hint(NotOpened::of(&error).map_or(LOOK_AGAIN, NotOpened::hint))
        })?;
        if found.is_dir() {
            inputs.folder(argument, out);
        } else {
            inputs.file(argument, out)?;
        }
    }
    inputs.drop_doubles();
    inputs.mark_collisions();
    inputs.mark_devices();
    Ok(inputs)
}

impl Inputs {
    /// Reports which files of folders are left out; `here` and `elsewhere` say what this command does not do
    /// with a template, and which command does it.
    pub(crate) fn tell(&self, listener: &impl Listener, here: &str, elsewhere: &str) {
        if !self.left_out.is_empty() {
            listener.say(&format!("bỏ qua (không có `loai:`): {}", listed(&self.left_out)));
        }
        if !self.templates.is_empty() {
            listener.say(&format!(
                "không {here} ở đây (mẫu dùng cho nhiều địa phương, {elsewhere}): {}",
                listed(&self.templates)
            ));
        }
    }

    fn file(&mut self, file: &Path, out: &Path) -> Result<(), Refusal> {
        if !system::is_yaml(file) {
            let message = format!("`{}` không phải tệp .yaml hoặc .yml", system::shown(file));
            return Err(Refusal::new(message).hint("nêu tệp YAML của văn bản, hoặc thư mục chứa tệp đó"));
        }
        refuse_laws(file)?;
        if file.file_name().is_some_and(|name| name == house::FILE) {
            let message =
                format!("`{}` là quy tắc riêng của cơ quan, không phải văn bản", system::shown(file));
            let hint =
                "để tệp này ở thư mục `templates/` cạnh văn bản và nêu tệp văn bản: quy tắc được đọc cùng";
            return Err(Refusal::new(message).hint(hint));
        }
        let target = out.join(file.file_stem().unwrap_or_default());
        let templates = own_templates::templates_of(system::folder_of(file));
        self.add(file.to_owned(), target, templates);
        Ok(())
    }

    /// The documents among the files that a pattern matches.
    fn matching(&mut self, pattern: &Path, files: Vec<PathBuf>, out: &Path) -> Result<(), Refusal> {
        if files.is_empty() {
            let message = format!("không có tệp .yaml nào khớp `{}`", system::shown(pattern));
            let hint = "kiểm tra lại tên và đường dẫn; `*` là chữ bất kỳ, `?` là một chữ";
            return Err(Refusal::new(message).hint(hint));
        }
        let templates = own_templates::templates_of(system::folder_of(pattern));
        self.found(files, pattern.parent().unwrap_or(pattern), templates.as_deref(), out);
        Ok(())
    }

    fn folder(&mut self, folder: &Path, out: &Path) {
        let templates = own_templates::templates_of(folder);
        let mut files = Vec::new();
        self.searched.push(folder.to_owned());
        self.walk(folder, templates.as_deref(), &mut files);
        self.found(files, folder, templates.as_deref(), out);
    }

    /// Adds the documents among files that were found in a folder, not named.
    fn found(&mut self, files: Vec<PathBuf>, folder: &Path, templates: Option<&Path>, out: &Path) {
        // A file that cannot be read is reported when its turn comes.
        let files: Vec<PathBuf> = files.into_iter().filter(|file| !is_laws(file)).collect();
        let looks = files.iter().map(|file| match system::read(file) {
            Ok(bytes) => look(&system::shown(file), &bytes),
            Err(_) => FirstLook::Document { attached: Vec::new() },
        });
        let looks: Vec<FirstLook> = looks.collect();
        let attached: BTreeSet<&String> = looks.iter().flat_map(FirstLook::attached).collect();
        for (file, look) in files.into_iter().zip(&looks) {
            if attached.contains(&system::shown(&file)) {
                self.attached.push(system::shown(&file));
                continue;
            }
            let apart = match look {
                FirstLook::Document { .. } => None,
                FirstLook::Template { .. } => Some(&mut self.templates),
                FirstLook::Other => Some(&mut self.left_out),
            };
            if let Some(apart) = apart {
                apart.push(system::shown(&file));
                continue;
            }
            let target = out.join(file.strip_prefix(folder).unwrap_or(&file)).with_extension("");
            self.add(file, target, templates.map(Path::to_owned));
        }
    }

    fn add(&mut self, source: PathBuf, target: PathBuf, templates: Option<PathBuf>) {
        let name = system::shown(&source);
        let laws = own_templates::laws_of(&source);
        self.jobs.push(DocumentJob { source, name, target, templates, laws, collides: false });
    }

    /// All YAML files below, by name; without hidden folders, linked ones (they may lead back) and the folder
    /// of templates.
    fn walk(&mut self, folder: &Path, templates: Option<&Path>, files: &mut Vec<PathBuf>) {
        let entries = disk::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let (name, words) = (system::shown(folder), system::words(&error));
                let message = format!("không đọc được thư mục `{name}`: {words}");
                return self.faults.push(Finding::general(codes::W002, message));
            }
        };
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            if hidden || templates.is_some_and(|templates| is_same_place(&path, templates)) {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.walk(&path, templates, files);
            } else if system::is_yaml(&path) && system::is_named_file(&path) {
                files.push(path);
            }
        }
    }

    /// A file that is named twice is one paper, and is written once, to the place that its first name gives.
    fn drop_doubles(&mut self) {
        let mut seen = BTreeSet::new();
        self.jobs.retain(|job| {
            let source = disk::canonicalize(&job.source).unwrap_or_else(|_| job.source.clone());
            seen.insert(source)
        });
        for names in [&mut self.left_out, &mut self.attached, &mut self.templates] {
            let mut told = BTreeSet::new();
            names.retain(|name| told.insert(name.clone()));
        }
    }

    fn mark_collisions(&mut self) {
        let mut by_target: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, job) in self.jobs.iter().enumerate() {
            by_target.entry(folded(&system::shown(&job.target))).or_default().push(at);
        }
        for same in by_target.into_values().filter(|same| same.len() > 1) {
            let names: Vec<String> = same.iter().map(|&at| format!("`{}`", self.jobs[at].name)).collect();
            let target = system::shown(&self.jobs[same[0]].target);
            let message = format!("{} cùng ghi ra `{target}`", names.join(", "));
            let hint = "đổi tên một tệp, hoặc xuất riêng từng thư mục với `--out` khác nhau";
            self.faults.push(Finding::general(codes::W003, message).hint(hint));
            same.into_iter().for_each(|at| self.jobs[at].collides = true);
        }
    }

    /// Names that Windows reserves for devices: such a file cannot be written, or is lost. Reported on every
    /// system, because papers are passed on.
    fn mark_devices(&mut self) {
        for job in &mut self.jobs {
            let mut names = job.target.iter().map(|part| part.to_string_lossy());
            let Some(device) = names.find_map(|name| system::device(&name)) else { continue };
            let message = format!("`{}`: Windows không cho đặt tên tệp hay thư mục là `{device}`", job.name);
            self.faults.push(Finding::general(codes::W001, message).hint("đặt tên khác, dài hơn"));
            job.collides = true;
        }
    }

    fn nothing(&self, arguments: &[PathBuf]) -> Refusal {
        let places: Vec<String> = arguments.iter().map(|one| format!("`{}`", system::shown(one))).collect();
        let places = if places.is_empty() { "`content`".to_owned() } else { places.join(", ") };
        let refusal = Refusal::new(format!("không có văn bản nào trong {places}"));
        if let Some(template) = self.templates.first() {
            return refusal.hint(format!(
                "`{template}` là mẫu dùng cho nhiều địa phương: dựng bằng `vanban batch {}`",
                system::argument(template)
            ));
        }
        let word = arguments.iter().find(|folder| system::holds_word(folder));
        match self.left_out.len() {
            0 if word.is_some() => refusal.hint(format!(
                "ở đó có tệp Word: xét bằng `vanban check {}`",
                word.map_or(String::new(), |folder| system::argument(&system::shown(&folder.join("*.docx"))))
            )),
            0 => refusal.hint("văn bản là tệp .yaml; tạo tệp đầu tiên: `vanban new quyet_dinh`"),
            _ => refusal.hint(format!("chưa tệp nào có dòng `loai:` ở đầu: {}", listed(&self.left_out))),
        }
    }
}

/// The names of files in a line; of very many the first.
pub(crate) fn listed(names: &[String]) -> String {
    const MOST: usize = 50;
    match names.len().checked_sub(MOST) {
        None | Some(0) => names.join(", "),
        Some(more) => format!("{} và {more} tệp khác", names[..MOST].join(", ")),
    }
}

/// What a YAML file is, at first glance.
#[derive(Debug, PartialEq, Eq)]
enum FirstLook {
    /// A file with a `loai:` at its top, and the names of its attached files. A file that cannot be read as
    /// YAML counts too, so that its errors are reported.
    Document { attached: Vec<String> },
    /// A template for the documents of many localities, and its attached files.
    Template { attached: Vec<String> },
    /// Any other file.
    Other,
}

impl FirstLook {
    fn attached(&self) -> &[String] {
        match self {
            FirstLook::Document { attached } | FirstLook::Template { attached } => attached,
            FirstLook::Other => &[],
        }
    }
}

/// Whether a file is a template for the documents of many localities, also one with faults.
pub(crate) fn is_template(path: &Path) -> bool {
    let Ok(bytes) = system::read(path) else { return false };
    let says = |text: String| text.lines().any(|line| line.starts_with("dia_phuong:"));
    yaml::decode(&bytes).is_ok_and(says)
        || matches!(look(&system::shown(path), &bytes), FirstLook::Template { .. })
}

fn look(name: &str, bytes: &[u8]) -> FirstLook {
    let unread = FirstLook::Document { attached: Vec::new() };
    if bytes.len() > Sources::LIMIT {
        return unread;
    }
    let Ok(text) = yaml::decode(bytes) else { return unread };
    // Most files can be classified without reading all of them: they are read again later, in parallel.
    let plain = !["kem_theo", "dia_phuong"].iter().any(|key| text.contains(key));
    if plain && text.lines().any(|line| line.starts_with("loai:")) {
        return unread;
    }
    let Some(node) = yaml::glance(name, &text) else { return unread };
    if node.get("loai").is_none() {
        return FirstLook::Other;
    }
    let items = match node.get("kem_theo").map(|node| &node.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    let paths = items.iter().filter_map(|item| item.scalar());
    let attached = paths.filter_map(|path| files::beside(name, path.text.trim())).collect();
    if node.get("dia_phuong").is_some() {
        FirstLook::Template { attached }
    } else {
        FirstLook::Document { attached }
    }
}

/// Refuses the register of laws where a paper has to be named.
pub(crate) fn refuse_laws(file: &Path) -> Result<(), Refusal> {
    if !is_laws(file) {
        return Ok(());
    }
    let message = format!("`{}` là sổ văn bản pháp luật, không phải văn bản", system::shown(file));
    Err(Refusal::new(message).hint("nêu tệp văn bản cạnh nó: sổ được đọc cùng văn bản"))
}

/// Whether a file is a register of laws, which papers beside it are read with.
pub(crate) fn is_laws(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == laws::FILE)
}

/// Whether two paths are the same on a system that ignores capitals.
fn is_same_place(one: &Path, other: &Path) -> bool {
    let lower = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    one.parent() == other.parent() && lower(one) == lower(other)
}

#[cfg(test)]
mod tests {
    use super::{FirstLook, look};

    #[test]
    fn a_document_has_its_kind_at_the_top() {
        let document = |attached: &[&str]| {
            let attached = attached.iter().map(ToString::to_string).collect();
            FirstLook::Document { attached }
        };
        let of = |text: &str| look("a/b.yaml", text.as_bytes());
        assert_eq!(of("trich_yeu: x\nloai: quyet_dinh\n"), document(&[]));
        assert_eq!(of("dia_phuong:\n  - loai: xa\n"), FirstLook::Other);
        let template = FirstLook::Template { attached: vec!["a/c.yaml".to_owned()] };
        assert_eq!(of("loai: quyet_dinh\ndia_phuong: a.csv\nkem_theo: [c.yaml]\n"), template);
        let alone = FirstLook::Template { attached: Vec::new() };
        assert_eq!(of("loai: quyet_dinh\ndia_phuong: a.csv\n"), alone, "also without attachments");
        assert_eq!(of("a: [1\n"), document(&[]), "broken: to be told");
        assert_eq!(of("loai: quyet_dinh\nkem_theo:\n  - c.yaml\n  - {loai: x}\n"), document(&["a/c.yaml"]));
    }
}
