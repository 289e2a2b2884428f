/** Where a local run may be: folders, ports, the lock, what a killed run left there, and why it cannot start. */
@NullMarked
package io.bothways.local.home;

import org.jspecify.annotations.NullMarked;
