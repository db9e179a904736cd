import ArgumentParser

BatchCost.main()
