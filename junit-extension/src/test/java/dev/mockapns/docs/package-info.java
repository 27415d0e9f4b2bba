/** The examples of the docs, compiled and run, and the tests that compare the docs with them. */
@NullMarked
package dev.mockapns.docs;

import org.jspecify.annotations.NullMarked;
