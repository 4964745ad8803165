//! What an amending decision carries from the paper that it amends: issuing body, place, grounds,
//! recipients, signer.
//!
//! In: both papers as read. Out: the YAML around the articles. Single values stay as they were typed;
//! number, day, names and images of signers are left behind, for they belong to the act of issuing.

use super::{Amended, AmendedSide, quoted};
use crate::content::Dossier;
use crate::finding::Report;
use crate::yaml::{Entry, Node, Value};

/// The parts of the decision that are there before its articles.
pub(super) struct Head {
    /// What a person is to know of them.
    pub(super) told: Vec<String>,
    /// The name of the old paper among the cited ones.
    goc: String,
    co_quan: String,
    others: String,
    vien_dan: String,
    bien: String,
    ky_hieu: String,
    dia_danh: String,
    nam: u16,
    can_cu: Vec<String>,
    theo_de_nghi: String,
    last_article: String,
    says_effect: bool,
    noi_nhan: Vec<String>,
    luu: String,
    nguoi_ky: String,
}

const OWN_GROUNDS: [&str; 2] = [
    "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
];

impl Head {
    pub(super) fn of(of: Amended<'_>, old: &AmendedSide, new: &AmendedSide, report: &Report) -> Head {
        let content = &old.content;
        let raw = |key: &str| raw(&old.node, key, report);
        let mut told = Vec::new();
        if content.kind.id != "quyet_dinh" {
            told.push(format!(
                "văn bản cũ là {}, không phải quyết định: văn bản sửa đổi phải cùng hình thức hoặc hình thức tương \
                 đương (khoản 3 Điều 18 Nghị định 30); xem lại loại văn bản, ký hiệu",
                content.kind.ten
            ));
        }
        let can_cu = match content.can_cu.as_slice() {
            [] => OWN_GROUNDS.map(str::to_owned).to_vec(),
            some => some.iter().map(|text| text.raw.clone()).collect(),
        };
        let theo_de_nghi: Vec<&str> = content.theo_de_nghi.iter().map(|text| text.raw.as_str()).collect();
        let who = theo_de_nghi.join(" ");
        let who = who.split(" tại ").next().filter(|who| !who.is_empty() && !who.contains("{{"));
        let (last_article, says_effect) = last_article(&old.node);
        let noi_nhan = content.noi_nhan.iter().map(|text| text.raw.clone()).collect();
        let co_quan =
            raw("co_quan").unwrap_or_else(|| "co_quan:\n  ten: \"[tên cơ quan ban hành]\"\n".to_owned());
        let others = ["ban", "tham_quyen"].into_iter().filter_map(raw).collect();
        let luu = raw("luu").unwrap_or_else(|| "luu: {don_vi: \"[đơn vị]\"}\n".to_owned());
        let dia_danh = raw("dia_danh").unwrap_or_else(|| "dia_danh: \"[địa danh]\"\n".to_owned());
        let mut head = Head {
            told,
            goc: free_name(content),
            co_quan,
            others,
            vien_dan: String::new(),
            bien: String::new(),
            ky_hieu: symbol(content),
            dia_danh,
            nam: of.year.unwrap_or_else(|| year(old).max(year(new))),
            can_cu,
            theo_de_nghi: format!(
                "{} tại Tờ trình số [số, ký hiệu] ngày [ngày, tháng, năm]",
                who.unwrap_or("[chức vụ người đứng đầu đơn vị trình]")
            ),
            last_article: last_article.unwrap_or_else(|| {
                "[Các cơ quan, đơn vị, cá nhân có liên quan] chịu trách nhiệm thi hành Quyết định này./."
                    .to_owned()
            }),
            says_effect,
            noi_nhan,
            luu,
            nguoi_ky: signers(&old.node),
        };
        head.refer(of, old, report);
        head
    }

    /// The variables and cited papers that the carried texts use, as they are in the old paper.
    fn refer(&mut self, of: Amended<'_>, old: &AmendedSide, report: &Report) {
        let texts = [&self.co_quan, &self.others, &self.dia_danh, &self.luu, &self.last_article];
        let texts = texts.into_iter().chain(&self.can_cu).chain(&self.noi_nhan).chain([&self.theo_de_nghi]);
        let all = texts.cloned().collect::<String>();
        if all.contains("bien.") {
            self.bien = raw(&old.node, "bien", report).unwrap_or_default();
        }
        let folder =
            |way: &str| way.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
        let mut cited =
            format!("vien_dan:\n  {}: {}  # có số, ngày thì ở đây có theo\n", self.goc, quoted(of.ways[0]));
        for (name, file) in &old.content.vien_dan {
            if all.contains(&format!("vien_dan.{name}")) {
                cited += &format!("  {name}: {}\n", quoted(&format!("{}{}", folder(of.ways[0]), file.text)));
            }
        }
        self.vien_dan = cited;
    }

    /// How texts cite the old paper after the first time.
    pub(super) fn short(&self) -> String {
        format!("{{{{ vien_dan.{}.ngan }}}}", self.goc)
    }

    /// The whole YAML.
    pub(super) fn laid(&self, articles: &str, appendices: &str, count: usize, words: &[String]) -> String {
        let goc = &self.goc;
        let lines = |lines: &[String]| lines.iter().map(|line| format!("  {line}\n")).collect::<String>();
        let dated = format!("{{{{ vien_dan.{goc}.so_ngay }}}}");
        let last = count + 2;
        let recipients: Vec<String> = match self.noi_nhan.as_slice() {
            [] => vec![format!("Như Điều {last}"), format!("[Các nơi đã nhận {dated}]")],
            some => {
                let mut lines: Vec<String> = some.iter().map(|line| as_article(line, last)).collect();
                // A plan sends to nobody "as in article 3".
                if !lines.iter().any(|line| line.contains("Như Điều ")) {
                    lines.retain(|line| !line.contains("Như trên"));
                    lines.insert(0, format!("Như Điều {last}"));
                }
                lines
            }
        };
        let effect =
            if self.says_effect { "" } else { "Quyết định này có hiệu lực kể từ ngày ký. " };
        let words = match words {
            [] => String::new(),
            some => {
                let lines = some.iter().map(|change| format!("#   {change}\n")).collect::<String>();
                format!("# Lời văn của bản mới khác bản cũ, chưa nêu thành khoản:\n{lines}")
            }
        };
        let bien = if self.bien.is_empty() { String::new() } else { format!("{}\n", self.bien) };
        format!(
            "\
# Quyết định sửa đổi, bổ sung do kinh phí thay đổi. Mọi số lấy từ bản cũ và bản mới nêu ở `so_sanh`, `lay_tu`:
# sửa bản mới thì quyết định đổi theo; nhiệm vụ mới thay đổi mà chưa có khoản thì chương trình báo.
# Tệp này xuất được ngay. Thay mọi chỗ trong [ngoặc vuông]; bỏ dòng ghi chú khi không cần nữa.

loai: quyet_dinh

{}{}ky_hieu: {}
{}nam: {}  # số, ngày, tháng để trống; sau khi ký thì chạy: vanban issue quyet-dinh-sua-doi.yaml --so … --ngay …

{}
{bien}trich_yeu: Sửa đổi, bổ sung một số nội dung của {dated} của {{{{ vien_dan.{goc}.co_quan_ban_hanh }}}}

can_cu: |
{}  {{{{ vien_dan.{goc}.day_du }}}}
theo_de_nghi: {}

{words}dieu:
{articles}  - |
    {effect}Các nội dung khác của {dated} không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
  - |
    {}

# Gửi đủ mọi nơi đã nhận văn bản được sửa.
noi_nhan: |
{}{}
{}
phu_luc:
{appendices}",
            self.co_quan,
            self.others,
            quoted(&self.ky_hieu),
            self.dia_danh,
            self.nam,
            self.vien_dan,
            lines(&self.can_cu),
            quoted_text(&self.theo_de_nghi),
            self.last_article,
            lines(&recipients),
            self.luu,
            self.nguoi_ky,
        )
    }
}

/// A key of the top of a file with its value, as typed. Returns None if it is not there, or not on lines of
/// its own.
fn raw(node: &Node, key: &str, report: &Report) -> Option<String> {
    let Value::Map(entries) = &node.value else { return None };
    let entry: &Entry = entries.iter().find(|entry| entry.key == key)?;
    let file = report.sources.file(entry.key_span.file);
    let (text, start) = (file.text(), entry.key_span.start as usize);
    if !(start == 0 || text[..start].ends_with('\n')) {
        return None;
    }
    let starts = entries.iter().filter(|one| one.key_span.file == entry.key_span.file);
    let starts = starts.map(|one| one.key_span.start as usize);
    let end = starts.filter(|one| *one > start).min().unwrap_or(text.len());
    let mut lines: Vec<&str> = text[start..end].lines().collect();
    // Comments before the next key are about that one.
    while lines.last().is_some_and(|line| line.trim().is_empty() || line.starts_with(['#', '.', '-'])) {
        lines.pop();
    }
    Some(lines.iter().map(|line| format!("{line}\n")).collect())
}

fn year(paper: &AmendedSide) -> u16 {
    paper.content.date.as_ref().map_or(0, |date| date.year())
}

/// `goc`, unless the old paper calls another one so.
fn free_name(content: &Dossier) -> String {
    let taken = |name: &str| content.vien_dan.iter().any(|(other, _)| other == name);
    ["goc", "van_ban_goc", "quyet_dinh_goc"].into_iter().find(|name| !taken(name)).unwrap_or("goc").to_owned()
}

/// `QĐ-UBND`, also for a plan `KH-UBND`.
fn symbol(content: &Dossier) -> String {
    let own = content.ky_hieu.clone().unwrap_or_default();
    match (content.kind.id.as_str(), own.split_once('-')) {
        ("quyet_dinh", _) if !own.is_empty() => own,
        (_, Some((_, body))) => format!("QĐ-{body}"),
        _ => "QĐ-UBND".to_owned(),
    }
}

/// Who carries the old paper out, and whether that article also says when it takes effect. Returns None for
/// an article that is about more than that.
fn last_article(node: &Node) -> (Option<String>, bool) {
    let Some(Value::List(articles)) = node.get("dieu").map(|node| &node.value) else { return (None, false) };
    let last = articles.last().and_then(Node::scalar).map(|scalar| scalar.text.trim());
    let fits = |text: &&str| {
        let about_others = text.contains("Điều ") || text.contains("tham_chieu") || text.contains("Phụ lục");
        text.contains("thi hành Quyết định này") && text.lines().count() == 1 && !about_others
    };
    match last.filter(fits) {
        Some(text) => (Some(text.to_owned()), text.contains("có hiệu lực")),
        None => (None, false),
    }
}

/// `Như Điều 3` with the number of this decision's last article.
fn as_article(line: &str, last: usize) -> String {
    let Some((before, rest)) = line.split_once("Như Điều ") else { return line.to_owned() };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    match digits {
        0 => line.to_owned(),
        digits => format!("{before}Như Điều {last}{}", &rest[digits..]),
    }
}

/// The signers without what comes with the signature.
fn signers(node: &Node) -> String {
    const LEFT: [&str; 3] = ["ho_ten", "anh_chu_ky", "anh_dau"];
    let one = |node: &Node| {
        let Value::Map(entries) = &node.value else { return None };
        let kept = entries.iter().filter(|entry| !LEFT.contains(&entry.key.as_str()));
        let words = kept.filter_map(|entry| {
            Some(format!("{}: {}", entry.key, quoted_text(entry.value.scalar()?.text.trim())))
        });
        let mut words: Vec<String> = words.collect();
        words.push("ho_ten: \"\"".to_owned());
        Some(format!("{{{}}}", words.join(", ")))
    };
    match node.get("nguoi_ky") {
        Some(Node { value: Value::List(items), .. }) => {
            let items = items.iter().filter_map(one).map(|one| format!("  - {one}\n"));
            format!("nguoi_ky:\n{}", items.collect::<String>())
        }
        Some(node) => one(node).map(|one| format!("nguoi_ky: {one}\n")).unwrap_or_default(),
        None => String::new(),
    }
}

/// A text as a value of one line.
fn quoted_text(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || " ./-".contains(letter);
    let number = text.chars().next().is_none_or(|letter| !letter.is_alphabetic());
    match !number && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}
