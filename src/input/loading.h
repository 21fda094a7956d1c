// Libraries and converters that are loaded from the machine when they are first needed. A process that will
// not be able to load anything any more either loads them all before, or ends where one is needed, to be
// replaced by one that has them.
#pragma once

namespace presscut::input {

// All that reading any page or archive may need. What this machine does not have is left out.
void load_everything();

// From now on, what is needed and has not been loaded calls this instead, which does not return.
void refuse_loading(void (*instead)());

// Called before something is loaded.
void before_loading();

// Each part of load_everything(), beside what it loads.
void load_zstd();
void load_brotli();
void load_libarchive();
void load_converters();

}  // namespace presscut::input
