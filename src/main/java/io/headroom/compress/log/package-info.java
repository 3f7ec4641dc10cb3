/// Logs: records, the templates behind them, and what happened when.
@NullMarked
package io.headroom.compress.log;

import org.jspecify.annotations.NullMarked;
