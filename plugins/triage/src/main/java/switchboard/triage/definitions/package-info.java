/** What people define for the module: rules, macros, automations and recurring tickets, stored alike. */
@NullMarked
package switchboard.triage.definitions;

import org.jspecify.annotations.NullMarked;
