/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

/**
 * A place in a document.
 *
 * @param text for example {@code exchanges[3].verdict}; empty for the document itself
 */
record JsonPath(String text) {

    static final JsonPath ROOT = new JsonPath("");

    JsonPath field(String name) {
        return new JsonPath(text.isEmpty() ? name : text + "." + name);
    }

    JsonPath element(int index) {
        return new JsonPath(text + "[" + index + "]");
    }
}
