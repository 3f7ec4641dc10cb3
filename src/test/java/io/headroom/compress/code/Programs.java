package io.headroom.compress.code;

import io.headroom.grammar.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The same small program in every language: a comment, a type with a field and two methods, of
/// which one calls the other.
public final class Programs {
  private Programs() {}

  public static String of(Language language) {
    return Objects.requireNonNull(all().get(language));
  }

  private static Map<Language, String> all() {
    Map<Language, String> programs = new EnumMap<>(Language.class);
    programs.put(
        Language.PYTHON,
        """
        import os
        import re

        class Account(Base):
            \"\"\"Money of one owner. Never negative, which is checked on every change.\"\"\"
            limit = 100

            def withdraw(self, amount: int) -> int:
                if amount > self.balance:
                    raise ValueError("too much for this account")
                self.balance -= amount
                return self.check(amount)

            @staticmethod
            def check(amount):
                for known in KNOWN_AMOUNTS:
                    if known == amount:
                        return known
                return 0
        """);
    String java =
"""
import java.util.List;
import java.util.Map;

/** Money of one owner. Never negative, which is checked on every change. */
public class Account extends Base {
  private final int limit = 100;

  public int withdraw(int amount) {
    if (amount > balance) {
      throw new IllegalStateException("too much for this account");
    }
    balance -= amount;
    return check(amount);
  }

  private static int check(int amount) {
    for (int known : KNOWN_AMOUNTS) {
      if (known == amount) {
        return known;
      }
    }
    return 0;
  }
}
""";
    programs.put(Language.JAVA, java);
    programs.put(
        Language.C_SHARP,
        java.replace("import java.util.List;", "using System;")
            .replace("import java.util.Map;", "using System.Linq;\nnamespace Bank;")
            .replace("private final int", "private readonly int")
            .replace("extends", ":")
            .replace("IllegalStateException", "InvalidOperationException")
            .replace("for (int known :", "foreach (var known in"));
    programs.put(
        Language.KOTLIN,
        """
        package bank

        import kotlin.math.abs

        /** Money of one owner. Never negative, which is checked on every change. */
        class Account(val owner: String) : Base() {
            private val limit = 100

            fun withdraw(amount: Int): Int {
                if (amount > balance) {
                    error("too much for this account")
                }
                balance -= amount
                return check(amount)
            }

            private fun check(amount: Int): Int {
                for (known in knownAmounts) {
                    if (known == amount) return known
                }
                return 0
            }
        }
        """);
    programs.put(
        Language.SCALA,
        """
        package bank

        import scala.math._

        /** Money of one owner. Never negative, which is checked on every change. */
        class Account(val owner: String) extends Base {
          private val limit = 100

          def withdraw(amount: Int): Int = {
            if (amount > balance) {
              throw new IllegalStateException("too much for this account")
            }
            balance -= amount
            check(amount)
          }

          private def check(amount: Int): Int = {
            for (known <- knownAmounts) {
              if (known == amount) return known
            }
            0
          }
        }
        """);
    String js =
        """
        import { base } from './base.js';

        /** Money of one owner. Never negative, which is checked on every change. */
        export class Account extends Base {
          limit = 100;

          withdraw(amount) {
            if (amount > this.balance) {
              throw new Error('too much for this account');
            }
            this.balance -= amount;
            return check(amount);
          }
        }

        const check = (amount) => {
          for (const known of KNOWN_AMOUNTS) {
            if (known === amount) {
              return known;
            }
          }
          return 0;
        };
        """;
    programs.put(Language.JAVASCRIPT, js);
    programs.put(
        Language.TYPESCRIPT,
        js.replace("(amount) {", "(amount: number): number {")
            .replace("(amount) =>", "(amount: number): number =>"));
    programs.put(
        Language.TSX,
        js.replace("(amount) {", "(amount: number): number {")
            .replace(
                "return 0;", "return (\n    <Amount className=\"none\">\n    </Amount>\n  );"));
    programs.put(
        Language.GO,
        """
        package bank

        import "errors"

        // Account is the money of one owner. It is never negative, which is checked on every change.
        type Account struct {
        	limit int
        }

        func (a *Account) withdraw(amount int) (int, error) {
        	if amount > a.balance {
        		return 0, errors.New("too much for this account")
        	}
        	a.balance -= amount
        	return check(amount), nil
        }

        func check(amount int) int {
        	for _, known := range knownAmounts {
        		if known == amount {
        			return known
        		}
        	}
        	return 0
        }
        """);
    programs.put(
        Language.RUST,
        """
        use std::collections::HashMap;

        /// Money of one owner. Never negative, which is checked on every change.
        #[derive(Debug)]
        pub struct Account {
            limit: u32,
        }

        impl Account {
            pub fn withdraw(&mut self, amount: u32) -> Result<u32, Error> {
                if amount > self.balance {
                    return Err(Error::new("too much for this account"));
                }
                self.balance -= amount;
                Ok(check(amount))
            }
        }

        fn check(amount: u32) -> u32 {
            for known in KNOWN_AMOUNTS {
                if known == amount {
                    return known;
                }
            }
            0
        }
        """);
    String c =
        """
        #include <stdio.h>
        #include <stdlib.h>

        /* Money of one owner. Never negative, which is checked on every change. */
        struct account {
          int limit;
        };

        static int withdraw(struct account *a, int amount)
        {
          if (amount > a->balance) {
            fprintf(stderr, "too much for this account");
            return -1;
          }
          a->balance -= amount;
          return check(amount);
        }

        int check(int amount)
        {
          for (int i = 0; i < KNOWN_AMOUNTS; i++) {
            if (known[i] == amount)
              return known[i];
          }
          return 0;
        }
        """;
    programs.put(Language.C, c);
    programs.put(
        Language.CPP, "namespace bank {\ntemplate <typename T> class Owner;\n" + c + "}\n");
    programs.put(
        Language.RUBY,
        """
        require 'set'

        # Money of one owner. Never negative, which is checked on every change.
        class Account < Base
          LIMIT = 100

          def withdraw(amount)
            raise ArgumentError, 'too much for this account' if amount > @balance
            @balance -= amount
            check(amount)
          end

          def check(amount)
            KNOWN_AMOUNTS.each do |known|
              return known if known == amount
            end
            0
          end
        end
        """);
    programs.put(
        Language.PHP,
        """
        <?php
        namespace Bank;

        /** Money of one owner. Never negative, which is checked on every change. */
        class Account extends Base
        {
            private $limit = 100;

            public function withdraw(int $amount): int
            {
                if ($amount > $this->balance) {
                    throw new Exception('too much for this account');
                }
                $this->balance -= $amount;
                return $this->check($amount);
            }

            private function check(int $amount): int
            {
                foreach ($this->known as $known) {
                    if ($known === $amount) {
                        return $known;
                    }
                }
                return 0;
            }
        }
        """);
    programs.put(
        Language.BASH,
        """
        #!/bin/bash
        set -e

        # Takes money. Never more than there is, which is checked on every change.
        withdraw() {
          local amount=$1
          if [ "$amount" -gt "$balance" ]; then
            echo "too much for this account" >&2
            return 1
          fi
          balance=$((balance - amount))
          check "$amount"
        }

        function check() {
          for known in $KNOWN_AMOUNTS; do
            if [ "$known" = "$1" ]; then
              echo "$known is a known amount"
            fi
          done
        }
        """);
    return programs;
  }
}
