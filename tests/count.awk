# SPDX-License-Identifier: GPL-3.0-or-later
# Counts the test functions in CTest's log, each data row by itself, names the failed ones, and ends
# with "N passed, N failed". A program that fails without a failed function (it crashed, hung or
# could not be started) counts as one.
/^[0-9]+\/[0-9]+ Testing: / { program = $3; failedHere = 0 }
/^PASS   : / && !/::(init|cleanup)TestCase\(\)$/ { ++passed }
/^(FAIL!|XPASS)  : / { ++failedHere; names[++failed] = $3 " " $4 }
/^Test Failed\.$/ && !failedHere { names[++failed] = program " (the program, no function of it)" }
/^Unable to find executable: / { names[++failed] = $5 " (not built)" }
END {
    for (i = 1; i <= failed; ++i)
        print "FAILED: " names[i]
    print passed + 0 " passed, " failed + 0 " failed"
    exit failed > 0
}
