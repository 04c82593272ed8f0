# Reads trx files; prints "counts <total> <passed> <failed>" once a file, and "failed <Class.Test>" for each failed test.

function attribute(name,    found) {
  if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
  found = substr($0, RSTART + 1, RLENGTH - 1)
  return substr(found, length(name) + 3, length(found) - length(name) - 3)
}

BEGIN { RS = ">" }

/<Counters / {
  print "counts", attribute("total"), attribute("passed"), attribute("failed") + attribute("error") + attribute("timeout") + attribute("aborted")
}

/<UnitTestResult / && attribute("outcome") ~ /^(Failed|Error|Timeout|Aborted)$/ { failed[attribute("testId")] = failed[attribute("testId")] "\n" attribute("testName") }

/<UnitTest / { id = attribute("id") }
/<TestMethod / { class[id] = attribute("className") }

END {
  for (id in failed) {
    count = split(substr(failed[id], 2), names, "\n")
    for (i = 1; i <= count; i++) print "failed", class[id] "." names[i]
  }
}
