//! Runs that are killed, and runs at the same time in one folder: all of a change or none of it, no
//! line and no number lost.

mod kills;
mod shards;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::harness::Case;

/// All files below a folder with their bytes, also hidden ones, but locks and what is named as
/// temporary.
fn contents(case: &Case) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(&case.path(""), "", &mut found);
    found.retain(|name, _| {
        // What a DOCX was made of is there before the DOCX is, see `packs`.
        if name.contains(".vanban/nguon/") {
            return false;
        }
        let name = name.rsplit('/').next().unwrap();
        !name.starts_with(".vanban.khoa") && (is_laid(name) || !name.starts_with(".vanban-"))
    });
    found
}

/// Whether a file was laid beside another one, to take its place.
fn is_laid(name: &str) -> bool {
    name.ends_with("-moi") || name.ends_with("-cu")
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// A small decision of this number.
fn decision(title: &str) -> String {
    format!(
        "loai: quyet_dinh\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: QĐ-UBND\n\
         dia_danh: An Bình\nnam: 2026\ntrich_yeu: Ban hành {title}\n\
         can_cu: [Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025]\n\
         theo_de_nghi: Trưởng phòng Kinh tế\n\
         dieu: [Ban hành {title}., Quyết định này có hiệu lực kể từ ngày ký./.]\n\
         noi_nhan: [Như Điều 2]\nnguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Trần Văn B}}\n"
    )
}
