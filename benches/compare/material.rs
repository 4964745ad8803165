//! What is made into papers: wards, the big decision, all communes, papers that grow; and wards
//! and decision again as finished Typst projects.
//!
//! In: `content/` and `templates/typst/`. Out: folders below `target/tmp/compare/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vanban::rooms::files::Files;
use vanban::rooms::layout;
use vanban::rooms::paper::Paper;
use vanban::rooms::pipeline::{Input, Pipeline};
use vanban::rooms::write::pdf::{Conformance, PdfWriter};

/// The province whose wards make the batch: Hà Nội, 126 of them.
const PROVINCE: &str = "01";
/// The big decision: 13 pages, with an appendix of a table.
const DECISION: &str = "quyet-dinh-san-xuat-tieu-dung-ben-vung.yaml";
/// The plan of all communes as a template, and the tables that it reads.
const TEMPLATE: [&str; 3] =
    ["mau/ke-hoach-san-xuat-tieu-dung-2026.yaml", "mau/co-quan-chuyen-mon.csv", "don-vi-hanh-chinh.csv"];
/// Rows of an appendix, from few to very many.
pub(crate) const ROWS: [usize; 3] = [100, 1_000, 10_000];
/// Paragraphs of a plan of about 5, 50 and 500 pages.
const PARAGRAPHS: [usize; 3] = [48, 480, 4_800];

/// Where everything is.
pub(crate) struct Material {
    /// A plan a ward.
    pub(crate) wards: PathBuf,
    /// A plan a commune, of the whole country.
    pub(crate) country: PathBuf,
    /// The template of a plan a commune.
    pub(crate) template: PathBuf,
    /// The big decision, beside the papers it cites.
    pub(crate) decision: PathBuf,
    /// The decision without the sums that a person checks by, so that its figures can change.
    pub(crate) open_decision: PathBuf,
    /// The wards' plans as Typst projects, a folder each.
    pub(crate) ward_projects: PathBuf,
    /// The decision as a Typst project, alone in its folder.
    pub(crate) decision_projects: PathBuf,
    /// How many wards there are.
    pub(crate) ward_count: usize,
    /// How many communes there are.
    pub(crate) commune_count: usize,
    /// Plans with a table of [`ROWS`] rows.
    pub(crate) rows: Vec<PathBuf>,
    /// Plans of many pages, and how many.
    pub(crate) pages: Vec<(PathBuf, usize)>,
    /// Where contenders write.
    pub(crate) out: PathBuf,
}

/// Makes everything anew.
pub(crate) fn prepare() -> Result<Material, String> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare");
    let _ = fs::remove_dir_all(&root);
    let place = |name: &str| root.join(name);
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let plan = read(&content.join("ke-hoach-phuong-yen-hoa-2026.yaml"))?;
    let units = units(&content.join("don-vi-hanh-chinh.csv"))?;
    let (mut ward_count, commune_count) = (0, units.len());
    for unit in &units {
        let text = plan_of(unit, &plan);
        let name = format!("{}.yaml", unit.code);
        write(&place("country").join(&name), &text)?;
        if unit.province == PROVINCE {
            write(&place("wards").join(&name), &text)?;
            ward_count += 1;
        }
    }
    for name in TEMPLATE {
        write(&place("template").join(name), &read(&content.join(name))?)?;
    }
    // The samples as a person has them: the big decision beside the papers that it cites.
    for file in entries(&content)?.iter().filter(|file| file.extension().is_some_and(|end| end == "yaml")) {
        write(&place("open").join(file.file_name().unwrap_or_default()), &read(file)?)?;
    }
    let decision = place("open").join(DECISION);
    let open_decision = place("open").join("so-lieu-mo.yaml");
    write(&open_decision, &without_sums(&read(&decision)?)?)?;
    let pipeline = Pipeline::built_in();
    projects(&pipeline, &place("wards"), &place("ward-projects"))?;
    projects(&pipeline, &decision, &place("decision-projects"))?;
    let mut rows = Vec::new();
    for count in ROWS {
        let file = place(&format!("rows-{count}.yaml"));
        write(&file, &with_rows(count))?;
        rows.push(file);
    }
    let mut pages = Vec::new();
    for count in PARAGRAPHS {
        let file = place(&format!("paragraphs-{count}.yaml"));
        write(&file, &with_paragraphs(count))?;
        let pages_of = count_pages(&pipeline, &file)?;
        pages.push((file, pages_of));
    }
    Ok(Material {
        wards: place("wards"),
        country: place("country"),
        template: place("template").join(TEMPLATE[0]),
        decision,
        open_decision,
        ward_projects: place("ward-projects"),
        decision_projects: place("decision-projects"),
        ward_count,
        commune_count,
        rows,
        pages,
        out: place("out"),
    })
}

/// A text file.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// What a folder holds, by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let found = fs::read_dir(folder).and_then(|all| all.map(|entry| Ok(entry?.path())).collect());
    let mut found: Vec<PathBuf> = found.map_err(|error| format!("{}: {error}", folder.display()))?;
    found.sort();
    Ok(found)
}

/// The documents of a folder, or one.
pub(crate) fn documents(place: &Path) -> Result<Vec<PathBuf>, String> {
    if place.is_dir() { entries(place) } else { Ok(vec![place.to_owned()]) }
}

/// The papers that a document cites.
pub(crate) struct Disk;

impl Files for Disk {
    fn read(&self, name: &str) -> std::io::Result<Vec<u8>> {
        fs::read(name)
    }
}

/// A document's tree; `text` is what its file holds, or would hold.
pub(crate) fn tree(pipeline: &Pipeline, file: &Path, text: &str) -> Result<Paper, String> {
    let name = file.display().to_string();
    let (tree, report) =
        pipeline.tree(Input { name: &name, bytes: text.as_bytes(), files: &Disk, issued_by: None });
    tree.ok_or_else(|| vanban::rooms::finding::render::short(&report))
}

struct Unit {
    code: String,
    name: String,
    kind: String,
    province: String,
}

/// All communes of the table `ma,ten,loai,ma_tinh,…`.
fn units(file: &Path) -> Result<Vec<Unit>, String> {
    let fault = |error: csv::Error| format!("{}: {error}", file.display());
    let mut reader = csv::Reader::from_path(file).map_err(fault)?;
    let rows: Result<Vec<BTreeMap<String, String>>, _> = reader.deserialize().collect();
    let unit = |mut row: BTreeMap<String, String>| {
        let mut take = |key| row.remove(key).unwrap_or_default();
        Unit { code: take("ma"), name: take("ten"), kind: take("loai"), province: take("ma_tinh") }
    };
    Ok(rows.map_err(fault)?.into_iter().map(unit).collect())
}

/// The sample's plan with another ward's name.
fn plan_of(unit: &Unit, plan: &str) -> String {
    plan.replace("phường Yên Hòa", &format!("{} {}", unit.kind, unit.name)).replace("Yên Hòa", &unit.name)
}

/// Without `tong: …` of groups and of the last row: a changed figure would contradict them.
fn without_sums(decision: &str) -> Result<String, String> {
    let mut text = String::new();
    for line in decision.lines() {
        match line.trim_start() {
            stated if stated.starts_with("tong: {") => {}
            last if last.starts_with("tong_cong: {nhan: Tổng,") => {
                let (before, _) = line.split_once(',').ok_or("tong_cong without sums")?;
                let _ = writeln!(text, "{before}}}");
            }
            _ => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    if text.contains(FIGURE) { Ok(text) } else { Err(format!("the decision no longer holds {FIGURE}")) }
}

/// The figure that changes.
pub(crate) const FIGURE: &str = "{2026: 420,";

/// Each document of a folder as a Typst project: what this program gives to Typst, as files.
fn projects(pipeline: &Pipeline, documents: &Path, projects: &Path) -> Result<(), String> {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/typst");
    let (main, draw) = (read(&templates.join("main.typ"))?, read(&templates.join("vanban.typ"))?);
    let writer = PdfWriter::new(&pipeline.office().theme);
    for file in self::documents(documents)? {
        let document = tree(pipeline, &file, &read(&file)?)?;
        let folder = projects.join(file.file_stem().unwrap_or_default());
        let fault = |error| format!("{}: {error}", file.display());
        let page = layout::of(&document, &pipeline.office().theme);
        let conformance = writer.pdf(&page).map_err(fault)?.conformance;
        let paper = json!({
            "title": document.title,
            "author": document.author,
            "date": document.date,
            "standards": standards(conformance),
        });
        write(&folder.join("paper.json"), &paper.to_string())?;
        write(&folder.join("data.json"), &writer.data(&page).map_err(fault)?)?;
        write(&folder.join("theme.json"), &writer.looks())?;
        write(&folder.join("vanban.typ"), &draw)?;
        write(&folder.join("main.typ"), &main)?;
        // The command line cannot be told a title.
        let titled = "#set document(title: json(\"/paper.json\").title)\n".to_owned() + &main;
        write(&folder.join("titled.typ"), &titled)?;
    }
    Ok(())
}

/// As the typst command line calls them.
fn standards(conformance: Conformance) -> Value {
    match conformance {
        Conformance::ArchiveAndAccess => json!(["a-2a", "ua-1"]),
        Conformance::Archive => json!(["a-2a"]),
        Conformance::Access => json!(["ua-1"]),
        Conformance::Plain => json!(["1.7"]),
    }
}

fn count_pages(pipeline: &Pipeline, file: &Path) -> Result<usize, String> {
    let document = tree(pipeline, file, &read(file)?)?;
    let layout = pipeline.layout(&document).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(layout.pages.len())
}

const HEADER: &str = "loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
nam: 2026
dia_danh: An Bình
trich_yeu: Thực hiện các nhiệm vụ năm 2026 trên địa bàn xã An Bình
noi_nhan: [Đảng ủy xã]
nguoi_ky: {chuc_vu: Chủ tịch}
";

/// A plan with a table of so many tasks, no two alike.
fn with_rows(count: usize) -> String {
    let mut text = format!(
        "{HEADER}noi_dung: |
  I. Nhiệm vụ
  Các nhiệm vụ nêu tại Phụ lục kèm theo./.
phu_luc:
  - ten: Danh mục nhiệm vụ
    bang:
      don_vi: triệu đồng
      cot:
        - {{ma: tt, ten: TT, kieu: so_thu_tu, rong: 16}}
        - {{ma: ten, ten: Tên nhiệm vụ, kieu: chu, rong: 60}}
        - {{ma: don_vi, ten: Đơn vị chủ trì, kieu: chu}}
        - {{ma: 2026, ten: Năm 2026, kieu: tien, rong: 24}}
        - {{ma: 2027, ten: Năm 2027, kieu: tien, rong: 24}}
        - {{ma: tong, ten: Tổng cộng, kieu: tong_hang, rong: 28}}
      nhiem_vu:
"
    );
    for row in 1..=count {
        let (first, second) = (row * 7 % 900 + 20, row * 13 % 700 + 30);
        let _ = write!(
            text,
            "        - ma: nv_{row}
          ten: Tuyên truyền, tập huấn về sản xuất và tiêu dùng bền vững tại thôn số {row}, đợt {}
          don_vi: Phòng Kinh tế và thôn số {row}
          kinh_phi: {{2026: {first}, 2027: {second}}}
",
            row % 12 + 1
        );
    }
    text
}

/// A plan of so many numbered paragraphs, no two alike.
fn with_paragraphs(count: usize) -> String {
    let mut text = format!("{HEADER}noi_dung: |\n  I. Nhiệm vụ\n");
    for number in 1..=count {
        let _ = writeln!(
            text,
            "  {number}. Thôn số {number} tổ chức tuyên truyền, phổ biến để người dân hiểu rõ hơn về sản xuất và \
             tiêu dùng bền vững; vận động {} hộ thay dần bao bì nhựa khó phân hủy, dùng một lần bằng bao bì thân \
             thiện với môi trường; phối hợp với các phòng, ban, ngành của xã kiểm tra việc thực hiện, tổng hợp kết \
             quả gửi về Ủy ban nhân dân xã trước ngày {} tháng {} hằng năm để kịp thời tháo gỡ khó khăn, vướng mắc.",
            number * 17 % 300 + 40,
            number % 27 + 1,
            number % 12 + 1
        );
    }
    text
}
