//! Only plain files are opened: a pipe, a socket, a device in the place of one is told and never waited for,
//! wherever the program reads or writes.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use expect_test::expect;

use super::office;
use crate::harness::{Case, Run};

const FIGURES: &str = "ma,2026\ncay,5\n";

/// A folder with a decision, a plan with a table of figures, and a template for localities.
fn folder() -> Case {
    let decision = office().read("content/quyet-dinh.yaml");
    let plan = "loai: ke_hoach\nco_quan: {ten: Ủy ban nhân dân xã An Bình}\nky_hieu: KH-UBND\nnam: 2026\n\
                dia_danh: An Bình\ntrich_yeu: Kinh phí\nnoi_dung: Kinh phí tại Phụ lục kèm theo./.\n\
                noi_nhan: Như trên\nnguoi_ky: {chuc_vu: Chủ tịch}\nphu_luc:\n  - ten: Kinh phí\n    bang:\n      \
                don_vi: triệu đồng\n      kinh_phi: s.csv\n      cot:\n        - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        \
                - {ma: 2026, ten: Năm 2026, kieu: tien}\n      nhiem_vu:\n        - {ma: cay, ten: Trồng cây}\n";
    let template = format!("{}dia_phuong: don-vi.csv\n", String::from_utf8(decision.clone()).unwrap());
    let attached = String::from_utf8(decision.clone()).unwrap() + "kem_theo: [c.yaml]\n";
    Case::new()
        .file("a.yaml", decision)
        .file("kh.yaml", plan)
        .file("s.csv", FIGURES)
        .file("mau.yaml", template)
        .file("kt.yaml", attached)
}

/// Runs a command in a folder with pipes of these names. Nobody ever writes to them or reads them.
fn with_pipes(pipes: &[&str], command: &str) -> String {
    let case = folder();
    for name in pipes {
        let path = case.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        drop(fs::remove_file(&path));
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }
    format!("$ vanban {command}  # {}\n{}\n", pipes.join(", "), ended(&case, command))
}

/// What a command says that ends by itself.
fn ended(case: &Case, command: &str) -> String {
    let mut command = case.command("", command);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A minute: a command that waits for a pipe waits without end.
    for _ in 0..6_000 {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    if child.try_wait().unwrap().is_none() {
        child.kill().unwrap();
        child.wait().unwrap();
        return "đợi mãi".to_owned();
    }
    let run = Run::of(&child.wait_with_output().unwrap());
    run.out() + &run.err()
}

#[test]
fn a_pipe_that_is_read_is_told() {
    let all = [
        with_pipes(&["a.yaml"], "build a.yaml"),
        with_pipes(&["a.yaml"], "check . --message-format short"),
        with_pipes(&["a.yaml"], "tree a.yaml"),
        with_pipes(&["s.csv"], "build kh.yaml --message-format short"),
        with_pipes(&["s.csv"], "budget show kh.yaml"),
        with_pipes(&["c.yaml"], "build kt.yaml --message-format short"),
        with_pipes(&["don-vi.csv"], "batch mau.yaml --message-format short"),
        with_pipes(&["templates/theme.yaml"], "build a.yaml --message-format short"),
        with_pipes(&["phap_luat.yaml"], "build a.yaml --message-format short"),
        with_pipes(&["phong/times.ttf"], "build a.yaml --font-dir phong --message-format short"),
        with_pipes(&["bai.docx"], "check bai.docx --message-format short"),
        with_pipes(&["bai.docx"], "tree bai.docx"),
        with_pipes(&["so.csv"], "issue --csv so.csv --message-format short"),
        with_pipes(&["k.xlsx"], "budget import k.xlsx kh.yaml"),
        with_pipes(&["templates/moi/cong_van.yaml"], "new cong_van --out cv.yaml"),
    ];
    expect![[r#"
        $ vanban build a.yaml  # a.yaml
        a.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W002]: không đọc được `a.yaml`: không phải tệp thường mà là ống dẫn (FIFO)
         |
         = gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó



        $ vanban check . --message-format short  # a.yaml
        không kiểm tra ở đây (mẫu dùng cho nhiều địa phương, kiểm tra khi chạy `vanban batch`): mau.yaml
        a.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        kh.yaml: 33 đạt, 0 không đạt, 32 không áp dụng, 3 chưa xét được, 0 bỏ qua
        kt.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        Đã kiểm tra 3 văn bản: 1 xuất được, 2 không; 2 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc nội dung: 33 đạt, 0 không đạt, 32 không áp dụng, 139 chưa xét được, 0 bỏ qua
        lỗi[W002]: không đọc được `a.yaml`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó
        kt.yaml:24:12: lỗi[C015]: không đọc được `c.yaml`: không có tệp này; gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp


        $ vanban tree a.yaml  # a.yaml
        lỗi: không đọc được `a.yaml`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build kh.yaml --message-format short  # s.csv
        kh.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        kh.yaml:14:17: lỗi[C015]: không đọc được `s.csv`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban budget show kh.yaml  # s.csv
        lỗi[C015]: không đọc được `s.csv`: không phải tệp thường mà là ống dẫn (FIFO)
          --> kh.yaml:14:17
           |
        14 |       kinh_phi: s.csv
           |                 ^^^^^
           |
           = gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó



        $ vanban build kt.yaml --message-format short  # c.yaml
        kt.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        kt.yaml:24:12: lỗi[C015]: không đọc được `c.yaml`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban batch mau.yaml --message-format short  # don-vi.csv
        lỗi: không đọc được bảng `don-vi.csv`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xem lại tên bảng ở `dia_phuong` của mẫu, hoặc nêu bằng `--units <BẢNG>`


        $ vanban build a.yaml --message-format short  # templates/theme.yaml
        a.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W002]: mẫu trình bày `templates/theme.yaml`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build a.yaml --message-format short  # phap_luat.yaml
        a.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W002]: không đọc được sổ `phap_luat.yaml`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build a.yaml --font-dir phong --message-format short  # phong/times.ttf
        a.yaml: chưa ghi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 2 lỗi, 0 cảnh báo ([…] giây)
        lỗi[T006]: thư mục phông chữ `phong` không có Times New Roman kiểu thường, đậm, nghiêng, đậm nghiêng; gợi ý: cần đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; trên Windows là times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf trong C:/Windows/Fonts
        lỗi[T006]: tệp phông chữ `phong/times.ttf` không đọc được: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: chép lại tệp này từ nguồn gốc


        $ vanban check bai.docx --message-format short  # bai.docx
        bai.docx: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        Đã kiểm tra 1 văn bản: 0 không lỗi, 1 có lỗi; 1 lỗi, 0 cảnh báo, 0 lưu ý; quy tắc: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        lỗi[W002]: không đọc được `bai.docx`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban tree bai.docx  # bai.docx
        lỗi: không đọc được `bai.docx`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban issue --csv so.csv --message-format short  # so.csv
        lỗi: không đọc được `so.csv`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban budget import k.xlsx kh.yaml  # k.xlsx
        lỗi: không đọc được `k.xlsx`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban new cong_van --out cv.yaml  # templates/moi/cong_van.yaml
        lỗi: không đọc được `templates/moi/cong_van.yaml`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó

    "#]].assert_eq(&all.join("\n"));
}

#[test]
fn a_pipe_in_the_place_of_an_own_file_is_told() {
    let all = [
        with_pipes(&[".vanban.khoa"], "build a.yaml"),
        with_pipes(&["out/.vanban.khoa"], "build a.yaml"),
        with_pipes(&[".vanban.nhat-ky.json"], "build a.yaml"),
        with_pipes(&["out/.vanban.jsonl"], "build a.yaml --format txt"),
        with_pipes(&["out/.vanban.jsonl"], "verify out"),
        with_pipes(&["a.phat-hanh.json"], "build a.yaml --message-format short"),
        with_pipes(&["out/a.txt"], "build a.yaml --format txt --message-format short"),
        with_pipes(&["out/.vanban-x"], "build a.yaml --format txt"),
        with_pipes(&["p.docx"], "check a.yaml --phieu p.docx --message-format short"),
        with_pipes(
            &["so.csv"],
            "issue kh.yaml --so 7 --ngay 01/02/2026 --so-dang-ky so.csv --message-format short",
        ),
        with_pipes(&["x.yaml"], "new quyet_dinh --out x.yaml --force"),
        with_pipes(&["x.json"], "schema --out x.json --force"),
        with_pipes(&["x.xlsx"], "budget export kh.yaml --out x.xlsx --force"),
    ];
    expect![[r#"
        $ vanban build a.yaml  # .vanban.khoa
        lỗi: không mở được khóa `.vanban.khoa`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build a.yaml  # out/.vanban.khoa
        lỗi: không mở được khóa `out/.vanban.khoa`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build a.yaml  # .vanban.nhat-ky.json
        lỗi: không đọc được nhật ký `.vanban.nhat-ky.json` của một lệnh bị ngắt giữa chừng: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: lấy lại tệp này từ bản sao lưu; không có thì xem lại từng tệp của lệnh đó, xóa nhật ký rồi chạy lại lệnh


        $ vanban build a.yaml --format txt  # out/.vanban.jsonl
        lỗi: không đọc được danh mục `out/.vanban.jsonl`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban verify out  # out/.vanban.jsonl
        lỗi: không đọc được danh mục `out/.vanban.jsonl`: không phải tệp thường mà là ống dẫn (FIFO)
        gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build a.yaml --message-format short  # a.phat-hanh.json
        a.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[P008]: bản ghi phát hành `a.phat-hanh.json`: không phải tệp thường mà là ống dẫn (FIFO); gợi ý: lấy lại tệp này từ bản sao lưu; không có bản sao lưu thì xóa tệp này rồi khóa lại bằng `vanban issue a.yaml`


        $ vanban build a.yaml --format txt --message-format short  # out/a.txt
        a.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W001]: `out/a.txt` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi tệp nào của văn bản này; gợi ý: xuất ra nơi khác bằng `--out <THƯ MỤC>`


        $ vanban build a.yaml --format txt  # out/.vanban-x
        a.yaml → out/a.txt
        Xong 1 văn bản: 1 đã ghi, 0 không đổi, 0 chưa ghi; 0 lỗi, 0 cảnh báo ([…] giây)


        $ vanban check a.yaml --phieu p.docx --message-format short  # p.docx
        a.yaml: 46 đạt, 0 không đạt, 19 không áp dụng, 3 chưa xét được, 0 bỏ qua
        lỗi: `p.docx` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi
        gợi ý: chọn tên khác bằng `--phieu <TỆP>`


        $ vanban issue kh.yaml --so 7 --ngay 01/02/2026 --so-dang-ky so.csv --message-format short  # so.csv
        Chưa ghi gì: sửa các lỗi trên rồi chạy lại
        lỗi[P008]: sổ đăng ký `so.csv`: không phải tệp thường mà là ống dẫn (FIFO)
        kh.yaml:9:11: lỗi[P009]: văn bản phát hành chưa có họ tên người ký; gợi ý: thêm `--nguoi-ky "Họ và tên"` (hai người ký thì ngăn bằng dấu chấm phẩy), hoặc ghi `ho_ten`


        $ vanban new quyet_dinh --out x.yaml --force  # x.yaml
        lỗi: `x.yaml` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi
        gợi ý: chọn tên khác bằng `--out <TỆP>`


        $ vanban schema --out x.json --force  # x.json
        lỗi: `x.json` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi
        gợi ý: chọn tên khác bằng `--out <TỆP>`


        $ vanban budget export kh.yaml --out x.xlsx --force  # x.xlsx
        lỗi: `x.xlsx` không phải tệp thường (thiết bị, ống dẫn): giữ nguyên, chưa ghi
        gợi ý: chọn tên khác bằng `--out <TỆP>`

    "#]].assert_eq(&all.join("\n"));
}

#[test]
fn sockets_and_devices_are_told() {
    let case = folder().without("s.csv");
    let _listens = UnixListener::bind(case.path("so.yaml")).unwrap();
    symlink("/dev/zero", case.path("s.csv")).unwrap();
    let all = ["build so.yaml", "build kh.yaml --message-format short", "build /dev/null"]
        .map(|command| format!("$ vanban {command}\n{}\n", ended(&case, command)));
    expect![[r#"
        $ vanban build so.yaml
        so.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        lỗi[W002]: không đọc được `so.yaml`: không phải tệp thường mà là ổ cắm (socket)
         |
         = gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó



        $ vanban build kh.yaml --message-format short
        kh.yaml: chưa ghi, 1 lỗi
        Xong 1 văn bản: 0 đã ghi, 0 không đổi, 1 chưa ghi; 1 lỗi, 0 cảnh báo ([…] giây)
        kh.yaml:14:17: lỗi[C015]: không đọc được `s.csv`: không phải tệp thường mà là thiết bị; gợi ý: xóa hoặc đổi tên thứ đang mang tên đó, rồi đặt tệp thật vào chỗ đó


        $ vanban build /dev/null
        lỗi: `/dev/null` không phải tệp .yaml hoặc .yml
        gợi ý: nêu tệp YAML của văn bản, hoặc thư mục chứa tệp đó

    "#]].assert_eq(&all.join("\n"));
}
