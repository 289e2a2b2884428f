/** Case files: analyses written down as data, answered by the statistics engine, comparable with any other engine. */
@NullMarked
package io.bothways.bench.cases;

import org.jspecify.annotations.NullMarked;
