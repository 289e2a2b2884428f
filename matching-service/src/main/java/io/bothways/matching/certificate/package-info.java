/** The proof of a run's bound, kept in rows and shown so that others can check it. */
@NullMarked
package io.bothways.matching.certificate;

import org.jspecify.annotations.NullMarked;
