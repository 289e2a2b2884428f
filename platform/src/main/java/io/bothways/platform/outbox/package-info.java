/** State change and event in one transaction, sent afterwards in order. */
@NullMarked
package io.bothways.platform.outbox;

import org.jspecify.annotations.NullMarked;
