/** The matching engine on instances in files: generated, scored, solved, checked and compared with other solvers. */
@NullMarked
package io.bothways.bench.matching;

import org.jspecify.annotations.NullMarked;
