//! What `vanban new quyet_dinh_sua_doi --tu … --moi …` tells beside the decision that it makes, and several
//! tables.

use expect_test::expect;

use super::amending::{NEW, OLD, article, new, versions};
use crate::harness::Case;

/// A unit that differs, a plan instead of a decision, words beside the table, tasks that texts cannot call:
/// each is said, and the file is made.
#[test]
fn what_a_person_is_to_know_is_said() {
    let case = versions();
    let twice = |text: String| {
        let own = "                - {ma: loa, ten: Loa, don_vi: ";
        let twins = "                - {ten: Trồng cây, don_vi: A, kinh_phi: {2026: 1, 2027: 1}}\n                - \
                     {ten: Trồng cây, don_vi: B, kinh_phi: {2026: 2, 2027: 2}}\n";
        assert!(text.contains(own));
        text.replace(own, &format!("{twins}{own}"))
    };
    let old = twice(OLD.to_owned());
    let new = twice(new())
        .replace(
            "{ten: Trồng cây, don_vi: B, kinh_phi: {2026: 2, 2027: 2}}",
            "{ten: Trồng cây, don_vi: B, kinh_phi: {2026: 3, 2027: 2}}",
        )
        .replace("don_vi: triệu đồng\n", "don_vi: nghìn đồng\n")
        .replace("I. Kinh phí\n", "I. Nguồn kinh phí\n");
    let case = case.file("ho-so/cu.yaml", old).file("moi/moi.yaml", new);
    case.run(NEW).code(0).stdout(expect![[r#"
        Đã tạo ho-so/quyet-dinh-sua-doi.yaml
        - bảng cũ tính bằng triệu đồng, bảng mới bằng nghìn đồng: mọi số trong quyết định tính bằng nghìn đồng
        - “Trồng cây” chưa có `ma` mà không gọi được bằng tên (trùng tên, hoặc tên có dấu riêng): khoản của nó không nêu số; thêm cùng một `ma` ở cả hai tệp rồi tạo lại bằng --force
        - lời văn khác, chưa nêu trong quyết định: đoạn 30 (Phần): “I. KINH …” thành “I. NGUỒN KINH …”
        - lời văn khác, chưa nêu trong quyết định: đoạn 31 (Đoạn văn): “… là 160 triệu đồng …” thành “… là 157,5 nghìn đồng …”
        Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:
          vanban build ho-so/quyet-dinh-sua-doi.yaml
    "#]]);
    case.run("build ho-so/quyet-dinh-sua-doi.yaml --message-format short").code(0).stderr(expect![[r#"
        ho-so/quyet-dinh-sua-doi.yaml:21:53: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số, ký hiệu]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        ho-so/quyet-dinh-sua-doi.yaml:21:72: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
        ho-so/quyet-dinh-sua-doi.yaml:32:19: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên nhiệm vụ, nhóm]`
        ho-so/quyet-dinh-sua-doi.yaml:33:19: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên nhiệm vụ, nhóm]`
        ho-so/quyet-dinh-sua-doi.yaml:42:13: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[khoản, điểm, đoạn lời văn khác bản cũ, xem các dòng # ở trên]`
        ho-so/quyet-dinh-sua-doi.yaml:42:112: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[lời văn mới]`
    "#]]);
    let plan = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
so: 7
ngay: 05/3/2026
trich_yeu: Trồng cây
noi_dung: |
  I. Kinh phí
  Tổng kinh phí là {{ tong }}./.
noi_nhan: [Đảng ủy xã]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn Bình}
";
    let body = |figure: &str| {
        let table = format!(
            "noi_dung:\n  - muc: Kinh phí\n    loi_van: Kinh phí theo bảng sau đây./.\n    bang:\n      don_vi: triệu đồng\n      \
             cot: [{{ma: ten, ten: Việc, kieu: chu}}, {{ma: tien, ten: Tiền, kieu: tien}}]\n      nhiem_vu: [{{ma: cay, \
             ten: Mua cây, kinh_phi: {{tien: {figure}}}}}]\nnoi_nhan:"
        );
        let (from, to) = (plan.find("noi_dung:").unwrap(), plan.find("noi_nhan:").unwrap());
        format!("{}{table}{}", &plan[..from], &plan[to + "noi_nhan:".len()..])
    };
    let case = Case::new().file("ho-so/cu.yaml", body("5")).file("moi/moi.yaml", body("6"));
    case.run(NEW).code(0).stdout(expect![[r#"
        Đã tạo ho-so/quyet-dinh-sua-doi.yaml
        - văn bản cũ là Kế hoạch, không phải quyết định: văn bản sửa đổi phải cùng hình thức hoặc hình thức tương đương (khoản 3 Điều 18 Nghị định 30); xem lại loại văn bản, ký hiệu
        - bảng mới đứng trong nội dung, không ở phụ lục: quyết định chỉ kèm Bảng so sánh; cần kèm cả bảng mới thì chuyển bảng vào một phụ lục của bản mới rồi tạo lại
        Tiếp theo: mở tệp, thay các chỗ trong [ngoặc vuông], rồi xuất văn bản:
          vanban build ho-so/quyet-dinh-sua-doi.yaml
    "#]]);
    case.run("build ho-so/quyet-dinh-sua-doi.yaml --message-format short").code(0).stderr(expect![[r#"
        ho-so/quyet-dinh-sua-doi.yaml:21:16: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[chức vụ người đứng đầu đơn vị trình]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        ho-so/quyet-dinh-sua-doi.yaml:21:70: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số, ký hiệu]`
        ho-so/quyet-dinh-sua-doi.yaml:21:89: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
        ho-so/quyet-dinh-sua-doi.yaml:32:5: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[Các cơ quan, đơn vị, cá nhân có liên quan]`
        ho-so/quyet-dinh-sua-doi.yaml:38:16: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[đơn vị]`
    "#]]);
    expect![[r#"
        Điều 1. Sửa đổi, bổ sung bảng kinh phí tại Kế hoạch số 07/KH-UBND như sau:
        1. Điều chỉnh kinh phí của nhiệm vụ số 1 “Mua cây”: tăng 1 triệu đồng, từ 5 triệu đồng lên 6 triệu đồng.
        2. Tổng kinh phí: tăng 1 triệu đồng, từ 5 triệu đồng lên 6 triệu đồng.
        3. Chi tiết trước và sau điều chỉnh tại Phụ lục.
        Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của Kế hoạch số 07/KH-UBND ngày 05 tháng 3 năm 2026 không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
        Điều 3. [Các cơ quan, đơn vị, cá nhân có liên quan] chịu trách nhiệm thi hành Quyết định này./.
    "#]].assert_eq(&article(&case, "ho-so/quyet-dinh-sua-doi.yaml"));
}

/// Each table that changed has an article of its own; it must have an id.
#[test]
fn several_tables_have_an_article_each() {
    let table = |ma: &str, name: &str, figure: &str| {
        format!(
            "  - ten: {name}\n    bang:\n{ma}      don_vi: triệu đồng\n      cot: [{{ma: ten, ten: Việc, kieu: chu}}, \
             {{ma: tien, ten: Tiền, kieu: tien}}]\n      nhiem_vu: [{{ma: cay_{figure}x, ten: Mua {name}, kinh_phi: \
             {{tien: 5}}}}, {{ma: trong, ten: Trồng {name}, kinh_phi: {{tien: {figure}}}}}]\n"
        )
    };
    let head = OLD[..OLD.find("kem_theo:").unwrap()].replace(
        "Phê duyệt kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2026.",
        "Phê duyệt kinh phí tại Phụ lục I, Phụ lục II kèm theo.",
    );
    let dossier = |ids: [&str; 2], figures: [&str; 2]| {
        let tables = [("cây", 0), ("hoa", 1)].map(|(name, at)| {
            let ma = if ids[at].is_empty() { String::new() } else { format!("      ma: {}\n", ids[at]) };
            table(&ma, name, figures[at])
                .replace(&format!("cay_{}x", figures[at]), &format!("mua_{at}"))
                .replace("ma: trong", &format!("ma: trong_{at}"))
        });
        format!("{head}phu_luc:\n{}", tables.concat())
    };
    let case = Case::new()
        .file("ho-so/cu.yaml", dossier(["", ""], ["1", "2"]))
        .file("moi/moi.yaml", dossier(["", ""], ["3", "4"]));
    case.run(NEW).code(1).stderr(expect![[r#"
        lỗi[B020]: `moi/moi.yaml` có 2 bảng, bảng thay đổi “cây” chưa có `ma`
         |
         = gợi ý: thêm cùng một `ma` cho bảng này ở cả hai tệp

        lỗi[B020]: `moi/moi.yaml` có 2 bảng, bảng thay đổi “hoa” chưa có `ma`
         |
         = gợi ý: thêm cùng một `ma` cho bảng này ở cả hai tệp

    "#]]);
    let case = case
        .file("ho-so/cu.yaml", dossier(["cay", "hoa"], ["1", "2"]))
        .file("moi/moi.yaml", dossier(["cay", "hoa"], ["3", "4"]));
    case.run(NEW).code(0);
    case.run("build ho-so/quyet-dinh-sua-doi.yaml --message-format short").code(0).stderr(expect![[r#"
        ho-so/quyet-dinh-sua-doi.yaml:21:53: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[số, ký hiệu]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        ho-so/quyet-dinh-sua-doi.yaml:21:72: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[ngày, tháng, năm]`
    "#]]);
    expect![[r#"
        Điều 1. Sửa đổi, bổ sung Phụ lục I kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Điều chỉnh kinh phí của nhiệm vụ số 2 “Trồng cây”: tăng 2 triệu đồng, từ 1 triệu đồng lên 3 triệu đồng.
        2. Tổng kinh phí: tăng 2 triệu đồng, từ 6 triệu đồng lên 8 triệu đồng.
        3. Thay thế Phụ lục I kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục II ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục I.
        Điều 2. Sửa đổi, bổ sung Phụ lục II kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Điều chỉnh kinh phí của nhiệm vụ số 2 “Trồng hoa”: tăng 2 triệu đồng, từ 2 triệu đồng lên 4 triệu đồng.
        2. Tổng kinh phí: tăng 2 triệu đồng, từ 7 triệu đồng lên 9 triệu đồng.
        3. Thay thế Phụ lục II kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục IV ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục III.
        Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các nội dung khác của Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026 không được sửa đổi, bổ sung tại Quyết định này giữ nguyên hiệu lực.
        Điều 4. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng Phòng Kinh tế và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.
    "#]].assert_eq(&article(&case, "ho-so/quyet-dinh-sua-doi.yaml"));
    let text = String::from_utf8(case.read("ho-so/quyet-dinh-sua-doi.yaml")).unwrap();
    expect![[r#"
        phu_luc:
          - ma: bang_so_sanh_1
            ten: |
              Bảng so sánh kinh phí trước và sau điều chỉnh
              (cây)
            so_sanh: {cu: cu.yaml, moi: ../moi/moi.yaml, bang: cay}
          - ma: phu_luc_thay_the
            lay_tu: {tep: ../moi/moi.yaml, phu_luc: 1}
          - ma: bang_so_sanh_2
            ten: |
              Bảng so sánh kinh phí trước và sau điều chỉnh
              (hoa)
            so_sanh: {cu: cu.yaml, moi: ../moi/moi.yaml, bang: hoa}
          - ma: phu_luc_thay_the_2
            lay_tu: {tep: ../moi/moi.yaml, phu_luc: 2}
    "#]]
    .assert_eq(&text[text.find("phu_luc:").unwrap()..]);
}

/// A table that only one version has is added or dropped: the other appendix stays what it was.
#[test]
fn a_table_of_one_version_is_added_or_dropped() {
    let flowers = "  - ten: Trồng hoa\n    bang:\n      ma: hoa\n      don_vi: triệu đồng\n      cot: [{ma: ten, ten: Việc, kieu: chu}, \
                   {ma: tien, ten: Tiền, kieu: tien}]\n      nhiem_vu: [{ma: trong, ten: Trồng hoa, kinh_phi: {tien: 5}}]\n";
    let trees =
        flowers.replace("hoa", "cay").replace("Trồng cay", "Trồng cây").replace("ma: trong", "ma: trong_cay");
    let head = OLD[..OLD.find("kem_theo:").unwrap()].replace(
        "Phê duyệt kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2026.",
        "Phê duyệt kinh phí tại các Phụ lục kèm theo.",
    );
    let (one, both) = (format!("{head}phu_luc:\n{trees}"), format!("{head}phu_luc:\n{flowers}{trees}"));
    for (old, new, expected) in [
        (
            &one,
            &both,
            expect![[r#"
        Điều 1. Bổ sung bảng kinh phí “Trồng hoa” kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Bổ sung nhiệm vụ số 1 “Trồng hoa”, kinh phí 5 triệu đồng.
        2. Tổng kinh phí: tăng 5 triệu đồng, từ 0 triệu đồng lên 5 triệu đồng.
        3. Bảng kinh phí được bổ sung ở Phụ lục II ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục I.
    "#]],
        ),
        (
            &both,
            &one,
            expect![[r#"
        Điều 1. Bãi bỏ bảng kinh phí “Trồng hoa” tại Phụ lục I kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Bãi bỏ nhiệm vụ số 1 “Trồng hoa”, kinh phí 5 triệu đồng.
        2. Tổng kinh phí: giảm 5 triệu đồng, từ 5 triệu đồng xuống 0 triệu đồng.
        3. Chi tiết trước và sau điều chỉnh tại Phụ lục.
    "#]],
        ),
    ] {
        let case = Case::new().file("ho-so/cu.yaml", old).file("moi/moi.yaml", new);
        case.run(NEW).code(0).stderr(expect![[""]]);
        let text = article(&case, "ho-so/quyet-dinh-sua-doi.yaml");
        expected.assert_eq(text.split("Điều 2.").next().unwrap());
    }
}

/// Figures that are no sums, words that no column of both has, the order of rows: the versions are not the same.
#[test]
fn tables_that_differ_elsewhere_are_not_the_same() {
    let titled = OLD.replace("ten: Đơn vị chủ trì", "ten: Cơ quan chủ trì");
    let case = versions().file("moi/moi.yaml", titled);
    case.run(NEW).code(0).stderr(expect![[""]]);
    let text = article(&case, "ho-so/quyet-dinh-sua-doi.yaml");
    expect![[r#"
        Điều 1. Sửa đổi, bổ sung Phụ lục của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND như sau:
        1. Sửa tên cột “Đơn vị chủ trì” thành “Cơ quan chủ trì”.
        2. Tổng kinh phí: không thay đổi.
        3. Thay thế Phụ lục của Kế hoạch kèm theo Quyết định số 12/QĐ-UBND bằng Phụ lục II ban hành kèm theo Quyết định này; chi tiết trước và sau điều chỉnh tại Phụ lục I.
    "#]].assert_eq(text.split("Điều 2.").next().unwrap());
    let noted = OLD.replace("ten: Năm 2026, kieu", "ten: Năm 2026, ghi_chu: Dự kiến, kieu");
    versions().file("moi/moi.yaml", noted).run(NEW).code(1).stderr(expect![[r#"
        lỗi[B021]: số tiền của hai bản không khác nhau, bảng chỉ khác ở chỗ khác: bảng 1, hàng 1, cột 4: thêm “Dự kiến”
         |
         = gợi ý: nêu chỗ sửa ấy bằng lời: bắt đầu bằng `vanban new quyet_dinh_sua_doi` không có --tu, --moi, kèm phụ lục thay thế lấy từ bản mới (`lay_tu`)

    "#]]);
    versions().file("moi/moi.yaml", OLD).run(NEW).code(1).stderr(expect![[r#"
        lỗi[B021]: hai bản không có gì khác nhau
         |
         = gợi ý: chép bản cũ ra tệp khác, sửa kinh phí ở tệp đó rồi nêu nó ở `--moi`

    "#]]);
}
