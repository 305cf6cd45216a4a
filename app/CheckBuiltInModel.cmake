# Compares the built-in model in FOLDER with the SHA-256 in release.json beside it. Also: cmake -DFOLDER=DIR -P CheckBuiltInModel.cmake
file(READ ${FOLDER}/release.json release)
string(JSON expected GET "${release}" sha256)
file(SHA256 ${FOLDER}/fledgling.gguf found)
if(NOT found STREQUAL expected)
  message(FATAL_ERROR "The built-in model ${FOLDER}/fledgling.gguf is damaged: its SHA-256 is ${found}, and release.json says ${expected}. "
    "Fetch the file anew (git checkout -- resources/fledgling/fledgling.gguf); after training another one run resources/fledgling/release.py.")
endif()
