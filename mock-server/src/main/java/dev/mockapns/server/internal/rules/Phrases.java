/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.rules;

import dev.mockapns.protocol.ApnsPaths;
import dev.mockapns.protocol.Environment;
import dev.mockapns.server.internal.quoting.Quoted;
import dev.mockapns.server.internal.world.TokenLife;

/** Phrases that several rules use. */
final class Phrases {

    private static final int LONGEST = 60;

    private Phrases() {}

    /** Returns text from outside between quotes, cut where it is long. */
    static String quote(String text) {
        return Quoted.inMarks(text, LONGEST);
    }

    static String cut(String text) {
        return Quoted.plain(text, LONGEST);
    }

    /** Returns a path without the whole of the device token in it. */
    static String path(String path) {
        return path.startsWith(ApnsPaths.DEVICE)
                ? '"' + ApnsPaths.DEVICE + Quoted.deviceToken(path.substring(ApnsPaths.DEVICE.length())) + '"'
                : quote(path);
    }

    /** Returns whose token it is: {@code Alice's iPhone, com.example.orders}. */
    static String whose(TokenLife life) {
        return life.deviceName() + ", " + life.topic();
    }

    /** Returns how a test reaches a listener. */
    static String listener(Environment environment) {
        return environment + " (apns.port(" + environment + "); at Apple " + environment.host() + ")";
    }
}
