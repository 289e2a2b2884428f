package io.bothways.platform.verify;

import java.util.List;

/** An invariant that can be checked on a running service without changing anything. Every bean of this type takes part. */
public interface Check {

    /** Kebab-case name, such as {@code seats-within-limits}. */
    String name();

    /** What is wrong, bounded to a sample; empty when all is well. Ids only, never content. */
    List<String> violations();
}
