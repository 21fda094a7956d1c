// The whole public interface of presscut. Values only; see each header for its part.
#pragma once

#include "presscut/article.h"
#include "presscut/error.h"
#include "presscut/explain.h"
#include "presscut/extract.h"
#include "presscut/format.h"
#include "presscut/rules.h"
#include "presscut/version.h"
