/**
 * What the desk and its plugins hold about a person: exported as a whole, and erased. Plugins' tables are reached by what
 * the plugins declared, also while they are away.
 */
@NullMarked
package switchboard.privacy;

import org.jspecify.annotations.NullMarked;
