#!/usr/bin/env python3
"""Judges the JSON Schemas that `vanban schema` prints with a validator that is not ours.

In: our own program, folders of documents. Out: one line a fault; exit code 1 if there is any.
Each schema must be one, every document, register of laws and starter must pass its own, and what a
schema can tell must be told, at its place. YAML is read as editors do: by YAML 1.2, so that `05` is a number.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from ruamel.yaml import YAML

# A document with everything the faults below are made in.
GOOD = """\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
so: 05
ky_hieu: KH-UBND
dia_danh: An Bình
ngay: 31/10/2026
ban: giay
do_khan: khan
pham_vi_luu_hanh: noi_bo
trich_yeu: Phòng, chống thiên tai
bo_qua: [C054, {quy_tac: C043, ly_do: theo bản gốc, chu: Luật Đê điều}]
noi_nhan: |
  Đảng ủy xã
nguoi_ky: {chuc_vu: Chủ tịch}
soan_thao: {nguoi: PL, so_ban: 300}
lien_he: {dia_chi: xã An Bình}
phu_luc:
  - ten: Danh mục nhiệm vụ
    huong: ngang
    bang:
      don_vi: triệu đồng
      trang: Phụ lục
      co_chu: 12
      cot:
        - {ma: ten, ten: Nhiệm vụ, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: "17,5", muc_tran: 2.000.000}
        - {ma: so_luong, ten: Số lượng, kieu: so_luong}
        - {ma: don_gia, ten: Đơn giá, kieu: don_gia}
        - {ma: thanh_tien, ten: Thành tiền, kieu: thanh_tien, cua: [so_luong, don_gia]}
        - {ma: ty_trong, ten: Tỷ trọng, kieu: ty_trong, cua: [2026]}
        - {ma: dc, ten: Điều chỉnh, kieu: tien, co_dau: có, so: 6}
        - {ma: sau, ten: Sau điều chỉnh, kieu: tong_hang, cua: [2026], tru: [dc], dau_chu_thich: (1)}
      so_am: ngoac
      so_cot: có
      chu_thich: [{dau: (1), noi_dung: Chưa gồm dự phòng.}]
      hien_thi: tỷ đồng
      so_le: 1
      lam_tron: có
      muc_tran: {2026: 2.000.000}
      nhiem_vu:
        - ten: Tập huấn
          so_luong: "2,5"
          don_gia: 1.210
          dau_chu_thich: {2026: "*"}
          kinh_phi: {2026: 1.210}
        - ten: Mua sắm
          kinh_phi: {2026: "1.234.567,5", dc: -120}
        - ten: Sửa chữa
          kinh_phi: {2026: 5, dc: (1.500)}
  - ten: Bảng so sánh
    so_sanh: {cu: cu.yaml, moi: moi.yaml, hien: tat_ca}
noi_dung:
  - muc: Mục tiêu
    loi_van: Chủ động phòng ngừa.
  - phan: Nhiệm vụ
  - loi_van:
      - Theo bảng sau.
      - bang:
          cot:
            - {ma: tt, ten: TT, kieu: so_thu_tu}
            - {ma: ten, ten: Việc, kieu: chu}
            - {ma: tien, ten: Kinh phí, kieu: tien}
          don_vi: triệu đồng
          nhom:
            - {ten: Họp, kinh_phi: {tien: 5}}
            - {ten: Tập huấn, tong: {tien: 7}, nhiem_vu: [{ten: Nước uống, kinh_phi: {tien: 7}}]}
            - {ten: Chưa giao, nhiem_vu: []}
          nhiem_vu:
            - {ten: Trực ban, kinh_phi: {tien: 5}}
          tong_cong: {so: A}
        ghi_chu: Giá đã gồm thuế.
"""

# What is written in place of what, and where the fault must be told; a key that is not allowed is
# told at its map.
FAULTS = [
    ("trich_yeu:", "trich_yêu:", ""),
    ("dia_danh: An Bình\n", "", ""),
    ("ngay: 31/10/2026\n", "", ""),
    ("noi_nhan: |\n  Đảng ủy xã", "noi_nhan:", "noi_nhan"),
    ("loai: ke_hoach", "loai: ke_hoac", "loai"),
    ("loai: ke_hoach\n", "", ""),
    ("ngay: 31/10/2026", "ngay: 2026-10-31", "ngay"),
    ("so: 05", "so: năm", "so"),
    ("ban: giay", "ban: giấy", "ban"),
    ("noi_nhan:", "dieu: [Phê duyệt Kế hoạch]\nnoi_nhan:", ""),
    ("noi_nhan:", "thong_tin: {dia_diem: Hội trường}\nnoi_nhan:", ""),
    ("{chuc_vu: Chủ tịch}", "Chủ tịch", "nguoi_ky"),
    ("{chuc_vu: Chủ tịch}", "{ho_ten: Nguyễn Văn An}", "nguoi_ky"),
    ("{chuc_vu: Chủ tịch}", "{quyen: Chủ tịch, anh_dau: dau.png}", "nguoi_ky.anh_dau"),
    ("{chuc_vu: Chủ tịch}", "{quyen: Chủ tịch, anh_dau: {rong: 36}}", "nguoi_ky.anh_dau"),
    ("do_khan: khan", "do_khan: gấp", "do_khan"),
    ("ly_do: theo", "lý do: theo", "bo_qua.1"),
    ("quy_tac: C043, ", "", "bo_qua.1"),
    ("do_khan: khan", "trang_thai: dự thảo", "trang_thai"),
    ("so_ban: 300", "so_ban: nhiều", "soan_thao.so_ban"),
    ("{nguoi: PL,", "{", "soan_thao"),
    ("{dia_chi: xã An Bình}", "{fax: 3866 001}", "lien_he"),
    ("- muc: Mục tiêu", "- mục: Mục tiêu", "noi_dung.0"),
    ("- bang:\n          cot:", "- bảng:\n          cot:", "noi_dung.2.loi_van.1"),
    ("{ten: Họp, kinh_phi: {tien: 5}}", "{ten: Họp, kinh_phi: 5}", "noi_dung.2.loi_van.1.bang.nhom.0.kinh_phi"),
    ("Họp, kinh_phi: {tien: 5}", "Họp, kinh_phi: {tien: -5}", "noi_dung.2.loi_van.1.bang.nhom.0.kinh_phi.tien"),
    ("tong: {tien: 7}", "tong: {tien: (7)}", "noi_dung.2.loi_van.1.bang.nhom.1.tong.tien"),
    ("uống, kinh_phi: {tien: 7}", "uống, kinh_phi: {tien: –7}",
     "noi_dung.2.loi_van.1.bang.nhom.1.nhiem_vu.0.kinh_phi.tien"),
    ("ban, kinh_phi: {tien: 5}", "ban, kinh_phi: {tien: \"+5\"}", "noi_dung.2.loi_van.1.bang.nhiem_vu.0.kinh_phi.tien"),
    ("tong_cong: {so: A}", "tong_cong: {tong: {tien: -17}}", "noi_dung.2.loi_van.1.bang.tong_cong.tong.tien"),
    ("tong_cong: {so: A}", "muc_tran: -20", "noi_dung.2.loi_van.1.bang.muc_tran"),
    ("tong_cong: {so: A}", "tong_cong: {số: A}", "noi_dung.2.loi_van.1.bang.tong_cong"),
    ("xã An Bình", "TTr: xã An Bình", "co_quan.ten.1"),
    ("huong: ngang", "huong: nghiêng", "phu_luc.0.huong"),
    ("co_chu: 12", "co_chu: 14", "phu_luc.0.bang.co_chu"),
    ("      trang: Phụ lục", "      kinh_phi: {2026: 1}", "phu_luc.0.bang.kinh_phi"),
    ("kieu: tien", "kieu: so", "phu_luc.0.bang.cot.1.kieu"),
    ("ma: ten,", "ma: tên,", "phu_luc.0.bang.cot.0.ma"),
    ("hien_thi: tỷ đồng", "hien_thi: tỉ", "phu_luc.0.bang.hien_thi"),
    ("lam_tron: có", "lam_tron: lên", "phu_luc.0.bang.lam_tron"),
    ("so_le: 1", "so_le: 7", "phu_luc.0.bang.so_le"),
    ("muc_tran: 2.000.000}", "muc_tran: hai tỷ}", "phu_luc.0.bang.cot.1.muc_tran"),
    ("muc_tran: {2026: 2.000.000}", "muc_tran: {2026: hai tỷ}", "phu_luc.0.bang.muc_tran.2026"),
    ("muc_tran: {2026: 2.000.000}", "muc_tran: 2,000,000.5", "phu_luc.0.bang.muc_tran"),
    ("- ten: Mua sắm\n          kinh_phi", "- kinh_phi", "phu_luc.0.bang.nhiem_vu.1"),
    ("{2026: 1.210}", "1.210", "phu_luc.0.bang.nhiem_vu.0.kinh_phi"),
    ("{2026: 1.210}", "{2026: 1.210 triệu}", "phu_luc.0.bang.nhiem_vu.0.kinh_phi.2026"),
    ("co_dau: có", "co_dau: rồi", "phu_luc.0.bang.cot.6.co_dau"),
    ("tru: [dc]", "tru: dc", "phu_luc.0.bang.cot.7.tru"),
    ("so_am: ngoac", "so_am: \"()\"", "phu_luc.0.bang.so_am"),
    ("so_cot: có", "so_cot: không", "phu_luc.0.bang.so_cot"),
    ("{dau: (1), noi_dung", "{noi_dung", "phu_luc.0.bang.chu_thich.0"),
    ("{2026: 1.210}", "{2026: --5}", "phu_luc.0.bang.nhiem_vu.0.kinh_phi.2026"),
    ("{2026: 1.210}", "{2026:1.210}", "phu_luc.0.bang.nhiem_vu.0.kinh_phi"),
    ("cu: cu.yaml, ", "", "phu_luc.1.so_sanh"),
    ("moi: moi.yaml", "mới: moi.yaml", "phu_luc.1.so_sanh"),
    ("hien: tat_ca", "hien: het", "phu_luc.1.so_sanh.hien"),
    ("1.234.567,5", "1,234,567.5", "phu_luc.0.bang.nhiem_vu.1.kinh_phi.2026"),
    ("noi_nhan:", "kem_theo: [{loai: cong_van}]\nnoi_nhan:", "kem_theo.0.loai"),
    ("noi_nhan:", "dia_phuong: {bảng: a.csv}\nnoi_nhan:", "dia_phuong"),
    ("noi_nhan:", "dia_phuong: {bang: a.csv, mac_dinh: {khi: a}}\nnoi_nhan:", "dia_phuong.mac_dinh"),
    ("noi_nhan:", "dia_phuong: {bang: a.csv, phan_bo: {tep: b.csv}}\nnoi_nhan:", "dia_phuong.phan_bo"),
]

# Faults in a document that another is attached to.
ATTACHED = """\
loai: quyet_dinh
co_quan: {ten: xã An Bình}
ky_hieu: QĐ-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Phê duyệt Kế hoạch
can_cu: Luật Tổ chức chính quyền địa phương
dieu: [Phê duyệt Kế hoạch]
noi_nhan: Như Điều 1
nguoi_ky: {chuc_vu: Chủ tịch}
kem_theo:
  - loai: ke_hoach
    trich_yeu: Phòng, chống thiên tai
    noi_dung: I. Mục tiêu
"""
ATTACHED_FAULTS = [
    ("loai: ke_hoach", "loai: quyet_dinh", "kem_theo.0.loai"),
    ("    noi_dung: I. Mục tiêu", "    noi_dung: I. Mục tiêu\n    ngay: 31/10/2026", "kem_theo.0"),
    ("    trich_yeu: Phòng, chống thiên tai\n", "", "kem_theo.0"),
    ("    noi_dung: I. Mục tiêu", "    noi_dung: I. Mục tiêu\n    do_khan: khan", "kem_theo.0"),
]

# A register of laws with a law, a decree and what the Party issued, and faults in it.
LAWS = """\
luat: {loai: luat, ten: Đầu tư công, so: 58/2024/QH15, ngay: 29/11/2024, hieu_luc_tu: 01/01/2025, nguon: Công báo}
nd30:
  loai: nghi_dinh
  ten: về công tác văn thư
  so: 30/2020/NĐ-CP
  ngay: 05/3/2020
  co_quan: Chính phủ
  sua_doi_boi: [nd_moi]
  nguon: Điều 37
nq57: {loai: nghi_quyet, ten: về đột phá, so: 57-NQ/TW, ngay: 22/12/2024, co_quan: Bộ Chính trị, nguon: Nghị quyết}
"""
LAWS_FAULTS = [
    ("nd30:", "ND30:", ""),
    ("nd30:", "nđ30:", ""),
    ("loai: nghi_dinh", "loai: nghi_din", "nd30.loai"),
    ("  loai: nghi_dinh\n", "", "nd30"),
    ("ten: Đầu tư công, ", "", "luat"),
    ("so: 58/2024/QH15, ngay: 29/11/2024", "so: 58/2024/QH15", "luat"),
    ("nguon: Điều 37", "nguon:", "nd30.nguon"),
    (", nguon: Công báo", "", "luat"),
    ("  so: 30/2020/NĐ-CP\n", "", "nd30"),
    ("  co_quan: Chính phủ\n", "", "nd30"),
    ("so: 30/2020/NĐ-CP", "so: số 30", "nd30.so"),
    ("ngay: 05/3/2020", "ngay: 2020-03-05", "nd30.ngay"),
    ("hieu_luc_tu: 01/01/2025", "hieu_luc_tu: đầu năm 2025", "luat.hieu_luc_tu"),
    ("sua_doi_boi:", "sửa_đổi:", "nd30"),
    ("nq57: {", "nq57: Nghị quyết 57 # {", "nq57"),
]


def plain(value):
    """As JSON has it: keys are texts, and so is what YAML takes for a date."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def read(text):
    return plain(YAML(typ="safe", pure=True).load(text))


def places(validator, text):
    """Where each fault of a document stands."""
    return [".".join(map(str, fault.absolute_path)) for fault in validator.iter_errors(read(text))]


def judge_documents(validator, files):
    for file in files:
        text = file.read_text(encoding="utf-8")
        for fault in validator.iter_errors(read(text)):
            yield f"{file.name}: {fault.json_path}: {fault.message[:300]}"


def judge_faults(validator, good, faults):
    for place in places(validator, good):
        yield f"the good document: told at `{place}`"
    for old, new, place in faults:
        if old not in good:
            yield f"`{old}` does not stand in the good document"
        elif place not in (told := places(validator, good.replace(old, new, 1))):
            yield f"`{old}` -> `{new}`: not told at `{place}`, but at {told}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vanban", type=Path, required=True)
    parser.add_argument("folders", type=Path, nargs="+")
    args = parser.parse_args()
    vanban = args.vanban.resolve()

    validators = []
    for of in ("van_ban", "phap_luat"):
        printed = subprocess.run([vanban, "schema", of], capture_output=True, check=True).stdout
        schema = json.loads(printed)
        try:
            Draft202012Validator.check_schema(schema)
        except SchemaError as error:
            print(f"not a schema: {of}: {error.json_path}: {error.message}")
            return 1
        validators.append(Draft202012Validator(schema))
    validator, of_laws = validators

    all_files = [file for folder in args.folders for file in sorted(folder.glob("*.yaml"))]
    registers = [file for file in all_files if file.name == "phap_luat.yaml"]
    files = [file for file in all_files if file.name != "phap_luat.yaml"]
    with tempfile.TemporaryDirectory() as folder:
        for kind in validator.schema["allOf"][1]["properties"]["loai"]["oneOf"]:
            run = [vanban, "new", kind["const"], "--out", f"moi-{kind['const']}.yaml"]
            subprocess.run(run, cwd=folder, stdout=subprocess.DEVNULL, check=True)
        starters = sorted(Path(folder).glob("*.yaml"))
        subprocess.run([vanban, "new", "phap_luat"], cwd=folder, stdout=subprocess.DEVNULL, check=True)
        registers.append(Path(folder) / "phap_luat.yaml")
        faults = list(judge_documents(validator, files + starters))
        faults += judge_documents(of_laws, registers)
    faults += judge_faults(validator, GOOD, FAULTS)
    faults += judge_faults(validator, ATTACHED, ATTACHED_FAULTS)
    faults += judge_faults(of_laws, LAWS, LAWS_FAULTS)
    if not files or not starters or len(registers) < 2:
        faults.append("no documents to judge")
    print("\n".join(faults) or f"{len(files)} documents, {len(registers)} registers of laws, {len(starters)} starters "
          f"and {len(FAULTS) + len(ATTACHED_FAULTS) + len(LAWS_FAULTS)} faults judged")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
