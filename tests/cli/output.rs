//! What was asked for and could not be printed or written is never a success.

use std::fs::File;
use std::process::{Command, Stdio};

use expect_test::expect;

use super::office;
use crate::harness::Case;
use crate::support::exports::typed_in;

const PRINTING: [&str; 13] = [
    "tree content/quyet-dinh.yaml",
    "tree content/quyet-dinh.yaml --format texts",
    "schema",
    "budget show content/xa/ke-hoach.yaml",
    "budget diff content/xa/ke-hoach.yaml content/xa/ke-hoach.yaml",
    "budget diff content/xa/ke-hoach.yaml content/xa/ke-hoach.yaml --format json",
    "completions bash",
    "man build",
    "--help",
    "build --help",
    "--version",
    "build",
    "issue content/quyet-dinh.yaml --so-dang-ky -",
];

fn command(case: &Case, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
    command.args(arguments.split_whitespace()).current_dir(case.path(""));
    command
}

/// `/dev/full` is a disk without room.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let mut told = std::collections::BTreeSet::new();
    for arguments in PRINTING {
        let output = command(&office(), arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        told.insert(String::from_utf8(output.stderr).unwrap());
    }
    expect![[r#"
        lỗi: không ghi được hết kết quả ra màn hình: hết chỗ trên ổ đĩa
        gợi ý: kết quả được chuyển vào tệp (dấu `>`) thì xem lại chỗ trống của ổ đĩa đó
    "#]]
    .assert_eq(&told.into_iter().collect::<String>());
    // Findings are output too, wherever they go.
    let case = office().replace("content/xa/ke-hoach.yaml", "(chi tiết tại Phụ lục kèm theo)", "");
    let warned = command(&case, "build").stderr(full()).output().unwrap();
    assert_eq!(warned.status.code(), Some(2));
    let wrong = case.replace("content/xa/ke-hoach.yaml", "nam: 2026", "nam: hai nghìn");
    let json = command(&wrong, "build --message-format json").stdout(full()).output().unwrap();
    assert_eq!(json.status.code(), Some(2));
}

/// Closed streams (`>&-`): nothing can be shown, which is no success.
#[cfg(unix)]
#[test]
fn a_closed_stream_is_told() {
    let program = env!("CARGO_BIN_EXE_vanban");
    let closed = |case: &Case, arguments: &str, how: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("\"{program}\" {arguments} {how}")]).current_dir(case.path(""));
        shell.output().unwrap()
    };
    let mut told = std::collections::BTreeSet::new();
    for arguments in PRINTING.into_iter().chain(["verify out", "new ke_hoach"]) {
        let case = office();
        case.run("build content/quyet-dinh.yaml").code(0);
        let output = closed(&case, arguments, ">&-");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        told.insert(String::from_utf8(output.stderr).unwrap());
    }
    expect![[r#"
        lỗi: không in được kết quả: đầu ra chuẩn đang đóng (`>&-`)
        gợi ý: bỏ `>&-`; muốn giữ kết quả thì chuyển vào tệp, ví dụ `> ket-qua.txt`
    "#]]
    .assert_eq(&told.into_iter().collect::<String>());
    // What nobody listens to is no fault, nor is a stream that has nothing to say.
    for (arguments, how) in [
        ("tree content/quyet-dinh.yaml", ">/dev/null"),
        ("schema", "2>&-"),
        ("schema", "<&-"),
        ("schema", "1<>/dev/null"),
    ] {
        assert_eq!(closed(&office(), arguments, how).status.code(), Some(0), "{arguments} {how}");
    }
    let case = office().replace("content/xa/ke-hoach.yaml", "(chi tiết tại Phụ lục kèm theo)", "");
    assert_eq!(closed(&case, "build", "2>&-").status.code(), Some(2));
}

/// A reader that has closed its end (`| head`) has what it wanted.
#[test]
fn a_reader_that_is_gone_is_fine() {
    for arguments in PRINTING {
        let case = office();
        let mut run =
            command(&case, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(run.stdout.take());
        let output = run.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""), "{arguments}");
    }
}

/// A limit on the size of files is as good as a disk that is full in the middle of one.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_does_not_fit_is_not_begun() {
    let program = env!("CARGO_BIN_EXE_vanban");
    for trap in ["trap '' XFSZ; ", ""] {
        let case = office();
        case.run("build --format docx").code(0);
        let before = case.read("out/quyet-dinh.docx");
        let case = case.replace("content/quyet-dinh.yaml", "so: 05", "so: 07");
        // The DOCX fits, the PDF does not.
        let script = format!("{trap}ulimit -f 24; exec {program} build --message-format short");
        let run = Command::new("sh").args(["-c", &script]).current_dir(case.path("")).output().unwrap();
        assert_ne!(run.status.code(), Some(0));
        if !trap.is_empty() {
            assert_eq!(run.status.code(), Some(1));
            expect![[r#"
                lỗi[W001]: không ghi được `out/quyet-dinh.pdf`: tệp lớn quá mức ổ đĩa hoặc hệ thống cho phép; gợi ý: ghi ra ổ đĩa khác
                lỗi[W001]: không ghi được `out/xa/ke-hoach.pdf`: tệp lớn quá mức ổ đĩa hoặc hệ thống cho phép; gợi ý: ghi ra ổ đĩa khác
            "#]]
            .assert_eq(&String::from_utf8(run.stderr).unwrap());
        }
        assert_eq!(case.files("out"), ["quyet-dinh.docx", "xa/ke-hoach.docx"]);
        assert!(case.read("out/quyet-dinh.docx") == before, "the files of a document belong together");
        case.run("build").code(0);
    }
}

/// Nor are some of the files that one command was told the names of.
#[cfg(target_os = "linux")]
#[test]
fn of_several_files_none_is_written_when_one_does_not_fit() {
    let case = office();
    let plan = "content/xa/ke-hoach.yaml";
    let script = format!(
        "trap '' XFSZ; ulimit -f 24; exec {} budget diff {plan} {plan} --all --out a.xlsx --out a.pdf",
        env!("CARGO_BIN_EXE_vanban")
    );
    let run = Command::new("sh").args(["-c", &script]).current_dir(case.path("")).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    expect![[r#"
        lỗi: không ghi được `a.pdf`: tệp lớn quá mức ổ đĩa hoặc hệ thống cho phép
        gợi ý: ghi ra ổ đĩa khác
    "#]]
    .assert_eq(&String::from_utf8(run.stderr).unwrap());
    assert!(!case.path("a.xlsx").exists() && !case.path("a.pdf").exists());
}

/// A link stays a link, and what it leads to has the rights that it had.
#[cfg(unix)]
#[test]
fn a_file_that_is_read_and_written_again_stays_where_it_is() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let case = office().renamed("content/xa/ke-hoach.yaml", "kho/ke-hoach.yaml");
    symlink("kho/ke-hoach.yaml", case.path("kh.yaml")).unwrap();
    let case = typed_in(case, "kh.yaml", "kp.xlsx", &[((5, 3), "50")]);
    std::fs::set_permissions(case.path("kho/ke-hoach.yaml"), PermissionsExt::from_mode(0o640)).unwrap();
    case.run("budget import kp.xlsx kh.yaml").code(0);
    assert!(case.path("kh.yaml").is_symlink());
    assert!(String::from_utf8(case.read("kho/ke-hoach.yaml")).unwrap().contains("kinh_phi: 50"));
    let rights = std::fs::metadata(case.path("kho/ke-hoach.yaml")).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o640);
}
