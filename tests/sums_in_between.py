"""Tables of a reader's own with lines and columns in between; every sum of them holds."""

QUARTERS = """Month,P1,P2,Total
January,10,20,30
February,30,40,70
Subtotal,40,60,100
March,5,6,11
April,7,8,15
Subtotal,12,14,26
Total,52,74,126
"""
BOTH = """Country,P1,P2,Principles,O1,O2,Objectives,Total
Kenya,10,20,30,100,200,300,330
Uganda,15,25,40,150,250,400,440
East,25,45,70,250,450,700,770
Chad,12,22,34,120,220,340,374
Togo,13,23,36,130,230,360,396
West,25,45,70,250,450,700,770
Total,50,90,140,500,900,1400,1540
"""
