/** Pairs that a coordinator keeps apart: a rule for the runs to come, and nothing that their people are told. */
@NullMarked
package io.bothways.matching.forbiddenpair;

import org.jspecify.annotations.NullMarked;
