/** The plugin host on a real database, with plugins that are compiled while the tests run. */
package switchboard.plugins;
