//! What stands in the way of packs, what becomes of them, and runs that are cut off or meet.

use std::fs;
use std::process::Stdio;

use expect_test::expect;

use super::{all_have_packs, materials, stored};
use crate::harness::{Case, Run};
use crate::support::wards::{TABLE, TEMPLATE};

fn office() -> Case {
    Case::from_dir("cli/co_quan").without("content/xa/ke-hoach.yaml")
}

/// A file that has the name of the folder: nothing of the paper is written, the file stays.
#[test]
fn without_its_pack_no_docx_is_written() {
    let case = office().file("out/.vanban", "của tôi");
    case.run("build").code(1).stderr(expect![[r#"
        lỗi[W001]: không lưu được nguồn của tệp DOCX vào `out/.vanban/nguon`: đã có tệp cùng tên với thư mục cần dùng
         |
         = gợi ý: đổi tên tệp đang chiếm tên thư mục đó, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`

    "#]]);
    assert!(case.files("out").is_empty());
    assert_eq!(case.read("out/.vanban"), "của tôi".as_bytes());
    case.run("build --format pdf").code(0);
    let case = case.replace("content/quyet-dinh.yaml", "so: 05\n", "");
    case.run("issue content/quyet-dinh.yaml --so 5 --ngay 12/01/2026").code(2).stderr(expect![[r#"
        lỗi: không lưu được nguồn của tệp DOCX vào `out/.vanban/nguon`: đã có tệp cùng tên với thư mục cần dùng
        gợi ý: đổi tên tệp đang chiếm tên thư mục đó, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`
    "#]]);
    assert!(!case.path("content/quyet-dinh.phat-hanh.json").exists());
    let case = Case::new()
        .file("mau.yaml", TEMPLATE)
        .file("don-vi.csv", TABLE)
        .file("out/mau/.vanban/nguon/tep", "x");
    case.run("batch mau.yaml --format docx").code(1).stdout(expect![[r#"
        lỗi[W001]: không lưu được nguồn của tệp DOCX vào `out/mau/.vanban/nguon`: đã có tệp cùng tên với thư mục cần dùng
          cũng gặp ở 3 địa phương khác: 00376, 06994, 26737
        Xong 4 địa phương: 0 đã ghi, 0 không đổi, 4 chưa ghi; 4 lỗi, 0 cảnh báo ([…] giây)
        Kết quả ở out/mau, danh mục: danh-muc.jsonl
    "#]]).stderr(expect![[r#"
        lỗi[W001]: 00175 Yên Hòa: không lưu được nguồn của tệp DOCX vào `out/mau/.vanban/nguon`: đã có tệp cùng tên với thư mục cần dùng
         |
         = gợi ý: đổi tên tệp đang chiếm tên thư mục đó, hoặc xuất ra thư mục khác bằng `--out <THƯ MỤC>`

    "#]]);
}

/// A folder that may not be written.
#[cfg(unix)]
#[test]
fn a_folder_of_packs_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;

    let case = office();
    case.run("build --format docx").code(0);
    let sent = case.read("out/quyet-dinh.docx");
    let case = case.replace("content/quyet-dinh.yaml", "so: 05", "so: 06");
    let store = case.path("out/.vanban/nguon");
    let rights = |mode| fs::set_permissions(&store, fs::Permissions::from_mode(mode)).unwrap();
    rights(0o555);
    // Whoever may do anything is not kept out by rights.
    let kept_out = fs::write(store.join("thu"), "x").is_err();
    let run = case.run("build --format docx");
    rights(0o755);
    if kept_out {
        run.code(1).stderr(expect![[""]]);
        assert!(case.read("out/quyet-dinh.docx") == sent);
    }
}

/// A link that leads to itself has the place of the folder: said in Vietnamese.
#[cfg(unix)]
#[test]
fn a_link_in_a_ring_is_told() {
    let case = office().file("out/x", "");
    std::os::unix::fs::symlink(".vanban", case.path("out/.vanban")).unwrap();
    case.run("build --format docx").code(1).stderr(expect![[r#"
        lỗi[W001]: không lưu được nguồn của tệp DOCX vào `out/.vanban/nguon`: liên kết trỏ vòng, không dẫn đến tệp hay thư mục nào
         |
         = gợi ý: xuất ra thư mục khác bằng `--out <THƯ MỤC>`

    "#]]);
}

/// A pack that was deleted or changed is told, and comes back with the next build.
#[test]
fn a_pack_that_is_gone_is_told_and_comes_back() {
    let case = office();
    case.run("build").code(0);
    let (packs, files) = stored(&case, "out");
    let pack = case.path(&format!("out/.vanban/nguon/{}", packs[0]));
    let file = case.path(&format!("out/.vanban/nguon/tep/{}", files[0]));
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, "sửa").unwrap();
    let told = case.run("verify out").code(0).errors().replace(&files[0], "<tệp>");
    expect![[r#"
        lưu ý[U016]: quyet-dinh.docx: không còn nguồn của tệp này: `.vanban/nguon/tep/<tệp>` thiếu hoặc đã thay đổi
         |
         = gợi ý: chép lại cả thư mục ẩn `.vanban` từ bản sao lưu; nội dung chưa đổi, hay văn bản đã phát hành còn `.vanban` cạnh tệp YAML, thì xuất lại cũng có lại

    "#]].assert_eq(&told);
    case.run("build").code(0);
    assert_eq!(fs::read(&file).unwrap(), bytes);
    case.run("verify out").code(0).stderr(expect![[""]]);
    fs::remove_file(&pack).unwrap();
    let told = case.run("verify out").code(0).errors().replace(&packs[0], "<nguồn>");
    expect![[r#"
        lưu ý[U016]: quyet-dinh.docx: không còn nguồn của tệp này: không có `.vanban/nguon/<nguồn>`
         |
         = gợi ý: chép lại cả thư mục ẩn `.vanban` từ bản sao lưu; nội dung chưa đổi, hay văn bản đã phát hành còn `.vanban` cạnh tệp YAML, thì xuất lại cũng có lại

    "#]]
    .assert_eq(&told);
    case.run("build").code(0);
    case.run("verify out").code(0).stderr(expect![[""]]);
    materials(&case, "out/quyet-dinh.docx");
}

/// Killed at each step: what a DOCX names is there, and the next run leaves nothing behind.
#[test]
fn a_run_that_is_cut_off_leaves_no_docx_without_its_pack() {
    for at in 1..100 {
        let case = Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", TABLE);
        let run =
            case.run_with(("VANBAN_THU_NGAT", &at.to_string()), "batch mau.yaml --format docx --jobs 2");
        if case.path("out/mau").exists() {
            all_have_packs(&case, "out/mau");
        }
        if run.good() {
            // The template, once for each of the two that may write it at once, and four packs.
            assert!(at == 6 || at == 7, "{at}");
            return;
        }
        case.run("batch mau.yaml --format docx").code(0);
        let wards = all_have_packs(&case, "out/mau").len();
        assert_eq!((stored(&case, "out/mau").0.len(), stored(&case, "out/mau").1.len()), (wards, 1));
    }
    panic!("it does not end");
}

/// A disk that is full at each step: the paper is not written, or with its pack.
#[test]
fn a_full_disk_leaves_no_docx_without_its_pack() {
    for at in 1..20 {
        let case = office();
        let run = case.run_with(("VANBAN_THU_LOI", &at.to_string()), "build --format docx");
        if run.good() {
            assert_eq!(at, 3, "its YAML and its pack");
            return;
        }
        assert!(case.files("out").is_empty(), "{at}");
    }
    panic!("it does not end");
}

/// Parts of a batch at once write the same template into one folder.
#[test]
fn parts_at_once_keep_what_they_share_once() {
    let case = Case::new().file("mau.yaml", TEMPLATE).file("don-vi.csv", TABLE);
    for _ in 0..3 {
        let start = |part: usize| {
            let mut command =
                case.command("", &format!("batch mau.yaml --format docx --force --phan {part}/3"));
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let runs: Vec<_> = (1..=3).map(start).collect();
        for run in runs {
            Run::of(&run.wait_with_output().unwrap()).code(0);
        }
        let wards = all_have_packs(&case, "out/mau").len();
        assert_eq!((stored(&case, "out/mau").0.len(), stored(&case, "out/mau").1.len()), (wards, 1));
        fs::remove_dir_all(case.path("out")).unwrap();
    }
}
