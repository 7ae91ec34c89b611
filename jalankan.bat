@echo off
rem Menyiapkan lalu membuka dasbor IKM. Cukup klik dua kali.
rem Sets up the dashboard once, in the folder .venv beside this file, and starts it.
setlocal
title Dasbor IKM
pushd "%~dp0" || goto tanpa_folder
if not exist app.py goto belum_ekstrak

".venv\Scripts\python.exe" -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && goto pasang

set "PY="
call :coba py -3
if not defined PY call :coba python
if not defined PY goto tanpa_python
call :bisa_tulis || goto tanpa_tulis
echo Menyiapkan Python di folder .venv ...
call %PY% -m venv --clear .venv || goto gagal_venv

:pasang
fc /b requirements.txt ".venv\terpasang.txt" >nul 2>nul && goto jalan
call :bisa_tulis || goto tanpa_tulis
echo Memasang komponen. Perlu internet dan beberapa menit, hanya kali ini ...
".venv\Scripts\python.exe" -m pip install --disable-pip-version-check -r requirements.txt || goto gagal_pasang
copy /y requirements.txt ".venv\terpasang.txt" >nul

:jalan
echo.
echo Dasbor dibuka di peramban: http://127.0.0.1:8501
echo Biarkan jendela ini terbuka. Menutup jendela ini menghentikan dasbor.
echo.
".venv\Scripts\python.exe" -m streamlit run app.py || goto gagal_jalan
popd
exit /b 0

:coba
call %* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PY=%*"
exit /b 0

:bisa_tulis
(>uji-tulis.tmp echo uji) 2>nul
if not exist uji-tulis.tmp exit /b 1
del uji-tulis.tmp
exit /b 0

:tanpa_folder
set "PESAN=Folder ini tidak dapat dibuka. Salin seluruh folder ke komputer ini, misalnya ke Dokumen, lalu coba lagi."
goto gagal
:belum_ekstrak
set "PESAN=Berkas lain tidak ditemukan. Ekstrak dulu seluruh isi zip ke satu folder, lalu klik dua kali berkas ini di sana."
goto gagal
:tanpa_tulis
set "PESAN=Folder ini tidak dapat ditulisi. Salin seluruh folder ke komputer ini, misalnya ke Dokumen, lalu coba lagi."
goto gagal
:tanpa_python
set "PESAN=Python 3.11 atau yang lebih baru belum ada. Pasang dari https://www.python.org/downloads/ dengan mencentang 'Add python.exe to PATH', lalu klik dua kali berkas ini lagi."
goto gagal
:gagal_venv
set "PESAN=Folder .venv tidak dapat dibuat. Tutup jendela lain yang memakai dasbor ini, lalu coba lagi."
goto gagal
:gagal_pasang
set "PESAN=Pemasangan belum selesai. Periksa sambungan internet atau pengaturan proxy kantor, lalu coba lagi."
goto gagal
:gagal_jalan
set "PESAN=Dasbor berhenti. Bila tidak sengaja, klik dua kali berkas ini lagi."
goto gagal

:gagal
echo.
echo %PESAN%
echo.
pause
popd
exit /b 1
