//! The source of a paper whose Word file came back edited.
//!
//! In: the edited file, the paper's YAML. Out: what the file was made of when it went out; the files of the source as
//! they are today; whether the paper is right with other bytes in them; and these files, written all together or not
//! at all. What changes in them is left to `taken_back`.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::change::{self, FileChange, Unchanged};
use super::hold::HeldFolder;
use super::own_templates::Pipelines;
use super::{Listener, Refusal, issued, locks, system, unit_locks, whole};
use crate::content::localities::declared;
use crate::files::{self, Disk, Files, disk};
use crate::finding::{Finding, Report, codes};
use crate::fingerprint::package;
use crate::fonts::Faces;
use crate::localities::Locality;
use crate::made_of::{FOLDER, Materials, PackStore};
use crate::pipeline::{Input, LocalityData, Pipeline};
use crate::taken_back::{SourceToday, TakenBack, WardFile};
use crate::word;
use crate::yaml::{self, Node, Value, decode};

/// What is said of a paper into which nothing is taken back.
const WHAT: &str = "không đưa gì vào, chưa ghi gì";

/// A paper and what its Word file was made of.
pub(crate) struct ReturnedPaper {
    pub(crate) materials: Materials,
    pub(crate) pipeline: Pipeline,
    /// Its YAML of today.
    paper: PathBuf,
    name: String,
    ward: Option<ReturnedWard>,
}

/// The locality of a paper that is made from a template.
struct ReturnedWard {
    unit: Locality,
    /// Its own file: by its way from the template, and its path.
    way: String,
    name: String,
    today: Option<String>,
    /// Its name in words.
    of: String,
}

/// The own file of a locality: the one it has, else where it would be.
fn own_file(materials: &Materials, (paper, name): (&Path, &str), unit: Locality) -> ReturnedWard {
    let known = materials.unit.as_ref().and_then(|unit| unit.overlay.clone());
    let template = yaml::glance("", &String::from_utf8_lossy(materials.yaml()));
    let declared = template.as_ref().and_then(declared).and_then(|declared| declared.overlays);
    let folder = declared.map_or_else(|| "dia-phuong".to_owned(), |word| word.text);
    let on_disk = system::folder_of(paper).join(&folder);
    let entries = disk::read_dir(on_disk).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut own: Vec<String> = entries
        .filter(|path| system::is_yaml(path))
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .filter(|file| file.split(['-', '.']).next() == Some(unit.code()))
        .collect();
    own.sort();
    let there = own.into_iter().next().map(|file| format!("{folder}/{file}"));
    let way = known.or(there).unwrap_or_else(|| format!("{folder}/{}.yaml", unit.code()));
    let path = files::beside(name, &way).unwrap_or_else(|| way.clone());
    let today = Disk.read(&path).ok().and_then(|bytes| decode(&bytes).ok());
    let of = unit.called();
    ReturnedWard { unit, way, name: path, today, of }
}

impl ReturnedPaper {
    /// What an edited file was made of. `sent` is the file as it was sent, where the edited one no longer says it.
    ///
    /// # Errors
    /// The paper was issued, the source is not known, gone, or no longer right.
    pub(crate) fn of(
        (edited, bytes): (&Path, &[u8]),
        sent: Option<&Path>,
        paper: &Path,
    ) -> Result<ReturnedPaper, Report> {
        let one = |finding: Finding| -> Report { std::iter::once(finding).collect() };
        let today = system::document(paper).map_err(one)?;
        if let Some(finding) = issued::paper(paper, &today, WHAT) {
            return Err(one(finding));
        }
        let materials = materials((edited, bytes), sent, paper).map_err(one)?;
        let name = system::shown(paper);
        if let Some(finding) = of_another(&materials, (edited, sent), (paper, &name), &today) {
            return Err(one(finding));
        }
        let ward = match &materials.unit {
            None => None,
            Some(unit) => {
                let unit = Locality::of(unit.columns.clone());
                if disk::exists(unit_locks::path_of(paper, unit.code())) {
                    let message = format!("`{name}`: văn bản của {} đã phát hành: {WHAT}", unit.called());
                    return Err(one(Finding::general(codes::P006, message)));
                }
                Some(own_file(&materials, (paper, &name), unit))
            }
        };
        let pipeline = materials.pipeline(&Faces::built_in())?;
        Ok(ReturnedPaper { materials, pipeline, paper: paper.to_owned(), name, ward })
    }

    /// The file of its locality, if the paper is made from a template.
    pub(crate) fn ward(&self) -> Option<WardFile<'_>> {
        let ReturnedWard { way, name, today, of, .. } = self.ward.as_ref()?;
        Some(WardFile { way, name, today: today.as_deref(), of })
    }

    /// The path of a file of the source, by its way from the paper.
    fn path_of(&self, way: &str) -> Option<String> {
        match way == self.materials.document {
            true => Some(self.name.clone()),
            false => files::beside(&self.name, way),
        }
    }

    /// A file of the source as it is today.
    pub(crate) fn today(&self, way: &str) -> Option<SourceToday> {
        let name = self.path_of(way)?;
        let text = decode(&Disk.read(&name).ok()?).ok()?;
        Some(SourceToday { name, text })
    }

    /// The files that change, by their paths, with their new bytes.
    fn new_files(&self, taken: &TakenBack) -> BTreeMap<String, Vec<u8>> {
        let new = |(way, text): (&String, &String)| {
            let name = self.path_of(way)?;
            let old = Disk.read(&name).unwrap_or_default();
            let mark: &[u8] = if old.starts_with(b"\xef\xbb\xbf") { b"\xef\xbb\xbf" } else { b"" };
            Some((files::clean(&name), [mark, text.as_bytes()].concat()))
        };
        taken.files.iter().filter_map(new).collect()
    }

    /// Whether the paper of today is right with the changes; what is wrong is reported.
    pub(crate) fn is_right_with(&self, taken: &TakenBack, listener: &impl Listener) -> bool {
        let new = self.new_files(taken);
        let mut pipelines = Pipelines::default();
        let at = pipelines.of_paper(&self.paper);
        pipelines.all().for_each(|prepared| listener.findings(&prepared.report));
        let Some(pipeline) = pipelines.get(at) else { return false };
        let own = new.get(&files::clean(&self.name)).cloned();
        let bytes = own.or_else(|| Disk.read(&self.name).ok()).unwrap_or_default();
        let rewritten = RewrittenFiles { new };
        let issued_by = locks::issued_by(&self.paper);
        let own = self.ward.as_ref().and_then(|ward| Some((ward, rewritten.read(&ward.name).ok()?)));
        let input = Input { name: &self.name, bytes: &bytes, files: &rewritten, issued_by };
        let (stages, mut report) = match &self.ward {
            None => pipeline.dossier(input),
            Some(ward) => {
                let overlay = own.as_ref().map(|(ward, bytes)| (ward.name.as_str(), bytes.as_slice()));
                let local = LocalityData { unit: &ward.unit, overlay, allocation: None, origins: None };
                self.materials.with_allocation(local, |local| pipeline.dossier_for(input, local))
            }
        };
        let is_right =
            stages.is_some_and(|stages| pipeline.prints((&stages.tree, Some(&stages.node)), &mut report));
        if !is_right {
            listener.findings(&report);
            let message = format!("chưa ghi gì vào `{}`: có lỗi khi dựng văn bản với các chỗ sửa", self.name);
            let finding = Finding::general(codes::W020, message).hint("sửa lỗi ở tệp YAML rồi chạy lại");
            listener.notes(vec![finding]);
        }
        is_right
    }

    /// Writes the files, all of them or none. Returns their paths.
    pub(crate) fn write(
        &self,
        taken: &TakenBack,
        edited: &Path,
        listener: &impl Listener,
    ) -> Result<Vec<String>, Refusal> {
        let new = self.new_files(taken);
        let own = system::folder_of(&self.paper);
        let folders = new.keys().map(|file| system::folder_of(Path::new(file))).chain([own]);
        for file in new.keys() {
            disk::create_dir_all(system::folder_of(Path::new(file)))
                .map_err(|error| whole::refused(Path::new(file), &error))?;
        }
        let hold = change::enter(&folders.map(HeldFolder::own).collect::<Vec<_>>(), listener)?;
        for (way, was) in &taken.before {
            let now = self.today(way);
            if now.as_ref().is_none_or(|now| now.text != *was) {
                let name = now.map_or_else(|| way.clone(), |now| now.name);
                let message = format!("`{name}` vừa được thay đổi ở nơi khác; chưa ghi gì");
                return Err(Refusal::new(message).hint("chạy lại lệnh"));
            }
        }
        for file in new.keys().filter(|file| **file != files::clean(&self.name)) {
            if let Some(finding) = issued::table(file, &[own, system::folder_of(Path::new(file))], WHAT) {
                return Err(Refusal::of(finding));
            }
        }
        let what = format!("đưa thay đổi của `{}` vào `{}`", system::shown(edited), self.name);
        let mut change = FileChange::new(what, own, &hold);
        for (file, bytes) in &new {
            let place = whole::place_of(Path::new(file))?;
            whole::check(&place).map_err(|error| whole::refused(Path::new(file), &error))?;
            change.put(&place, bytes.as_slice());
        }
        change.write().map_err(Unchanged::refusal)?;
        Ok(new.into_keys().collect())
    }
}

/// Of the lines of a paper, in hundredths, so many at least are still there while it is the same paper.
const SAME: usize = 30;

/// That a file was made of another paper than the one it shall go into. A paper may have another name since, and other
/// words; its office and most of its lines are what it was.
fn of_another(
    materials: &Materials,
    (edited, sent): (&Path, Option<&Path>),
    (paper, name): (&Path, &str),
    today: &[u8],
) -> Option<Finding> {
    let file = system::shown(sent.unwrap_or(edited));
    let known = Path::new(&materials.document).file_name()?;
    let same_name = paper.file_name() == Some(known);
    let text = |bytes: &[u8]| decode(bytes).unwrap_or_default();
    let (was, is) = (text(materials.yaml()), text(today));
    let lines = |text: &'_ str| -> BTreeSet<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let (old, new) = (lines(&was), lines(&is));
    let still = old.intersection(&new).count() * 100 >= SAME * old.len();
    let office = |text: &str| {
        let root = yaml::glance("", text)?;
        Some(words_of(root.get("co_quan")?))
    };
    if still && (same_name || office(&was) == office(&is)) {
        let own = system::folder_of(paper).join(known);
        if same_name || !disk::exists(&own) {
            return None;
        }
    }
    let shown = system::shown(&system::folder_of(paper).join(known));
    let subject = yaml::glance("", &was).and_then(|root| root.get("trich_yeu").map(words_of));
    let subject = subject.unwrap_or_default();
    let subject = subject.trim();
    let known = known.to_string_lossy();
    let message = match same_name {
        true => format!("`{file}` là của một văn bản khác cùng tên tệp `{known}`, trích yếu “{subject}”"),
        false => format!("`{file}` là của văn bản `{known}`, trích yếu “{subject}”, không phải của `{name}`"),
    };
    let [file, own] = [system::shown(edited), shown].map(|path| system::argument(&path));
    let hint = match same_name {
        true => "nêu tệp YAML đã xuất nó, ở thư mục khác".to_owned(),
        false => format!("nêu tệp YAML đã xuất nó: `vanban take {file} {own}`"),
    };
    Some(Finding::general(codes::W025, message).hint(hint))
}

/// All words of a value.
fn words_of(node: &Node) -> String {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::List(items) => items.iter().map(words_of).collect::<Vec<_>>().join(" "),
        Value::Map(entries) => {
            entries.iter().map(|entry| words_of(&entry.value)).collect::<Vec<_>>().join(" ")
        }
    }
}

/// What an edited file was made of.
fn materials(
    (edited, bytes): (&Path, &[u8]),
    sent: Option<&Path>,
    paper: &Path,
) -> Result<Materials, Finding> {
    let name = system::shown(edited);
    let fault = |message: String, hint: &str| Finding::general(codes::W022, message).hint(hint.to_owned());
    let as_sent = match sent {
        None => None,
        Some(path) => {
            let unread = |error: io::Error| {
                Finding::general(codes::W006, Refusal::unread(&system::shown(path), &error).message)
            };
            Some(system::read_within(path, word::LARGEST_FILE).map_err(unread)?)
        }
    };
    let pack = package::pack(as_sent.as_deref().unwrap_or(bytes)).ok().flatten();
    let pack = pack.ok_or_else(|| {
        let name = sent.map_or(name.clone(), system::shown);
        let hint = "nêu tệp DOCX như lúc gửi đi bằng `--goc <TỆP>`; tệp không do `vanban` xuất thì dùng `vanban import`";
        fault(format!("`{name}` không ghi nó xuất từ nguồn nào"), hint)
    })?;
    let own = system::folder_of(paper);
    let beside = [Some(edited), sent].into_iter().flatten().map(|path| system::folder_of(path).to_owned());
    // Where `build` and `batch` write to, if nothing else is said.
    let stem = paper.file_stem().unwrap_or_default();
    let results = [own.join("out"), own.join("../out"), own.join("../../out"), PathBuf::from("out")];
    let usual = results.into_iter().flat_map(|folder| [folder.join(stem), folder]).chain([own.to_owned()]);
    let store = beside.chain(usual).find_map(|folder| PackStore::with(&pack, &folder));
    let lost = |words: String| {
        let hint =
            "chép lại thư mục ẩn `.vanban` của nơi đã xuất tệp này (hoặc từ bản sao lưu) về cạnh tệp YAML";
        fault(format!("`{name}`: không còn nguồn của bản đã gửi đi{words}"), hint)
    };
    let store = store.ok_or_else(|| lost(format!(" ({FOLDER}/{pack}.json)")))?;
    store.materials(&pack).map_err(|_| lost(" nguyên vẹn".to_owned()))
}

/// Files of which some have other bytes than on the disk.
struct RewrittenFiles {
    new: BTreeMap<String, Vec<u8>>,
}

impl Files for RewrittenFiles {
    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        match self.new.get(&files::clean(name)) {
            Some(bytes) => Ok(bytes.clone()),
            None => Disk.read(name),
        }
    }
}
