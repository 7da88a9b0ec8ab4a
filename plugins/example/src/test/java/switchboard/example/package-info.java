/** Tests of the example plugin: rules without a server, and the whole on a real one. */
package switchboard.example;
